internal import Assessment
internal import MineAction

extension VerdictReport {
  /// The stretches in the order of travel, and why each has its class.
  var table: [String] {
    let last = RouteSpan.kilometres(rounding: verdict.length).count
    let widths = (km: max(last, 7), length: 9, class: 18)
    let before = 2 * widths.km + widths.length + widths.class + 8
    let head =
      TextWrap.right("from km", widths.km) + "  " + TextWrap.right("to km", widths.km) + "  "
      + TextWrap.right("length", widths.length) + "  " + TextWrap.left("class", widths.class)
      + "  why"
    let rule = String(repeating: "-", count: columns)
    var lines = [ink.faint(head), ink.faint(rule)]
    for stretch in verdict.stretches {
      let row = Self.row(of: stretch)
      let reasons = reasons(for: stretch).flatMap { reason in
        TextWrap.lines(of: reason, width: columns - before)
      }
      for (number, reason) in (reasons.isEmpty ? [""] : reasons).enumerated() {
        guard number == 0 else {
          lines.append(String(repeating: " ", count: before) + reason)
          continue
        }
        lines.append(
          TextWrap.right(row.from, widths.km) + "  " + TextWrap.right(row.to, widths.km) + "  "
            + TextWrap.right(row.length, widths.length) + "  "
            + ink.class(stretch.class, stretch.class.words)
            + TextWrap.left("", widths.class - stretch.class.words.count) + "  " + reason)
      }
    }
    return lines
  }

  /// The chainages and the length of a stretch; of a cleared one only what is left by rounding.
  private static func row(of stretch: Stretch) -> (from: String, to: String, length: String) {
    guard let span = RouteSpan(stretch) else {
      let place = RouteSpan.kilometres(Centimetres(rounding: stretch.from).metresDown)
      return (place, place, "below 1 m")
    }
    return (
      RouteSpan.kilometres(span.from), RouteSpan.kilometres(span.to), "\(span.length) m"
    )
  }

  /// Why a stretch has its class, and what evidence there is.
  private func reasons(for stretch: Stretch) -> [String] {
    var reasons = stretch.causes.map { "\($0.sentence)." }
    if !stretch.evidence.isEmpty {
      let oldest = stretch.oldestEvidence.map { ", the oldest of \($0.text)" } ?? ""
      reasons.append("Evidence: \(Cause.list(stretch.evidence))\(oldest).")
    }
    return reasons
  }
}
