internal import MineAction

extension ImportJob {
  /// Lets count at both places what was measured from records that the file has moved: no file
  /// decides that alone.
  mutating func moveWhatHangs() throws {
    for (old, new) in landmarks {
      for fact in situation.moving(with: old, to: new, isAgreed: false, topology) {
        guard case .recorded(let moved, _) = fact, !written.contains(moved.code) else { continue }
        try stage(fact)
        changes.append(fact)
        touched.insert(moved.code)
        result.note("remark", 0, nil, "\(moved.code.text) counts also where it would be now")
      }
    }
    (landmarks, written) = ([], [])
  }

  /// Opens the areas again that two people released, and for which no accepted work accounts any
  /// more after what the file says.
  mutating func reopen() throws {
    for fact in situation.reopening(after: changes, by: author, topology) {
      guard case .stepped(let step) = fact else { continue }
      try stage(fact)
      touched.insert(step.code)
      result.note("reopened", 0, step.code.text, step.note ?? "")
    }
    changes = []
  }
}
