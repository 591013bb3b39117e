internal import MineAction

extension ImportJob {
  /// Lets count at both places what was measured from records that the file has moved: no file
  /// decides that alone.
  mutating func moveWhatHangs() throws {
    if !landmarks.isEmpty || !hanging.isEmpty || !changes.isEmpty { hasConsequences = true }
    for record in hanging.values {
      landmarksOfFiles.formUnion(record.place.derivation?.references.map(\.code) ?? [])
    }
    defer { (landmarks, written, hanging, marks) = ([], [], [:], [:]) }
    if landmarks.isEmpty, hanging.isEmpty { return }
    // As it is once the file is in.
    var next = situation
    for record in Array(marks.values) + hanging.values {
      next.evolve(Event(recorded(record), by: author, sequence: next.revision + 1))
    }
    var facts: [Event.Fact] = []
    for record in hanging.values.sorted(by: { $0.code.text < $1.code.text }) {
      let counted = next.counting(record, topology)
      if !counted.says(theSameAs: record) { facts.append(.recorded(counted, by: .correction)) }
    }
    for fact in facts {
      next.evolve(Event(fact, by: author, sequence: next.revision + 1))
    }
    for (old, new) in landmarks {
      facts += next.moving(with: old, to: new, isAgreed: false, by: author, topology)
    }
    for fact in facts {
      guard case .recorded(let moved, _) = fact else { continue }
      try stage(fact)
      changes.append(fact)
      touched.insert(moved.code)
      let words =
        moved.type == .sector
        ? "\(moved.code.text) has no work any more, for what it was measured from is elsewhere"
        : "\(moved.code.text) counts also where it would be now"
      result.note("remark", 0, nil, words)
    }
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
