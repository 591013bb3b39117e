internal import Geometry
internal import MineAction

extension ImportJob {
  /// Lets count at both places what was measured from records that the file has moved: no file
  /// decides that alone.
  mutating func moveWhatHangs() throws {
    if !changes.isEmpty { hasConsequences = true }
    if !landmarks.isEmpty || !hanging.isEmpty { hasReferences = true }
    defer { (landmarks, hanging, marks) = ([], [:], [:]) }
    if landmarks.isEmpty, hanging.isEmpty { return }
    // As it is once the file is in, so far as anything is measured from it.
    for record in hanging.values {
      references.formUnion(record.place.derivation?.references.map(\.code) ?? [])
    }
    var next = situation
    for (code, points) in marks.sorted(by: { $0.key.text < $1.key.text })
    where references.contains(code.text) && hanging[code] == nil {
      var shape = Shape<Geographic>()
      for point in points { shape.append(Shape(.point, [[point]])) }
      let mark = Record(
        code: code, place: Place(entered: shape, type: "MultiPoint"), detail: .other(.site))
      next.evolve(Event(recorded(mark), by: author, sequence: next.revision + 1))
    }
    for record in hanging.values.sorted(by: { $0.code.text < $1.code.text }) {
      next.evolve(Event(recorded(record), by: author, sequence: next.revision + 1))
    }
    var facts: [Event.Fact] = []
    for (old, new) in landmarks {
      facts += next.moving(with: old, to: new, isAgreed: false, by: author, topology)
    }
    facts += next.settlingReferences(after: facts, by: author, topology)
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
