internal import JSON

/// An import's reconciliation in words and as JSON.
package struct ReconciliationText {
  private let result: Reconciliation

  /// Creates the rendering.
  package init(_ result: Reconciliation) { self.result = result }

  /// How many notes of each kind are shown.
  private static let shown = 8

  /// For people.
  package var text: String {
    var lines: [String] = []
    let isNothing = result.added + result.changed == 0
    let verb = result.isDryRun ? "would be" : "were"
    lines.append(
      "\(result.source): \(result.read) features read"
        + (result.isDryRun ? " (dry run: nothing is changed)" : ""))
    for (name, count) in [
      ("added", result.added), ("changed", result.changed), ("the same", result.same),
      ("refused", result.refused), ("quarantined", result.quarantined),
    ] where count > 0 || name == "added" {
      lines.append("  \(Self.pad(count)) \(name)")
    }
    if result.flagged + result.unlocated + result.waiting > 0 {
      lines.append("  of those taken")
      if result.waiting > 0 {
        lines.append("  \(Self.pad(result.waiting)) wait for attestation, and release nothing")
      }
      if result.flagged > 0 { lines.append("  \(Self.pad(result.flagged)) flagged") }
      if result.unlocated > 0 {
        lines.append("  \(Self.pad(result.unlocated)) danger without a place: every answer says so")
      }
    }
    let (before, after) = (result.areaBefore, result.areaAfter)
    lines.append(
      "  hazardous areas \(Self.metres(before.hazardous)) m² before, "
        + "\(Self.metres(after.hazardous)) m² after; released sectors "
        + "\(Self.metres(before.released)) m² before, \(Self.metres(after.released)) m² after "
        + "(simple geodesic sums)")
    if !result.newOrganisations.isEmpty {
      lines.append("  organisations recorded: \(result.newOrganisations.joined(separator: ", "))")
    }
    for kind in ["remark", "refused", "reopened", "quarantined", "waiting", "flagged", "unlocated"]
    {
      lines += notes(of: kind, verb)
    }
    if isNothing && result.quarantined == 0 && result.refused == 0 && !result.isDryRun {
      lines.append("  nothing has changed: revision \(result.revision)")
    } else if !result.isDryRun {
      lines.append("  revision \(result.revision)")
    }
    return lines.joined(separator: "\n")
  }

  private func notes(of kind: String, _ verb: String) -> [String] {
    let notes = result.notes.filter { $0.kind == kind }
    guard !notes.isEmpty else { return [] }
    var lines = ["  \(kind):"]
    for note in notes.prefix(Self.shown) {
      let feature = note.feature > 0 ? "feature \(note.feature), " : ""
      let subject = kind == "remark" ? "" : "\(feature)\(note.code ?? "no code"): "
      lines.append("    \(subject)\(note.text)")
    }
    let more = result.noteCounts[kind, default: 0] - min(notes.count, Self.shown)
    if more > 0 { lines.append("    and \(more) more (--format json lists them)") }
    return lines
  }

  private static func pad(_ count: Int) -> String {
    let text = String(count)
    return String(repeating: " ", count: max(0, 7 - text.count)) + text
  }

  private static func metres(_ area: Double) -> String {
    let digits = String(Int64(max(area, 0).rounded()))
    var groups = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { groups += "," }
      groups.append(digit)
    }
    return groups
  }

  /// For programs.
  package var json: String {
    let counts = result.counts.sorted { $0.key < $1.key }
      .map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",")
    let notes = result.notes.map { note in
      "{\"kind\":\(JSONText(string: note.kind).text),\"feature\":\(note.feature),"
        + "\"code\":\(note.code.map { JSONText(string: $0).text } ?? "null"),"
        + "\"text\":\(JSONText(string: note.text).text)}"
    }
    let area = { (areas: Reconciliation.Areas) in
      "{\"hazardous\":\(JSONText(number: (areas.hazardous * 100).rounded() / 100).text),"
        + "\"released\":\(JSONText(number: (areas.released * 100).rounded() / 100).text)}"
    }
    return "{\"source\":\(JSONText(string: result.source).text),\"dryRun\":\(result.isDryRun),"
      + "\"revision\":\(result.revision),\"counts\":{\(counts)},"
      + "\"areaBefore\":\(area(result.areaBefore)),\"areaAfter\":\(area(result.areaAfter)),"
      + "\"notes\":[\(notes.joined(separator: ","))]}"
  }
}
