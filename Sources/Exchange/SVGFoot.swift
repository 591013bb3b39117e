internal import Assessment
internal import MineAction

/// What stands below everything: when, by which rules, and what the picture is not.
struct SVGFoot {
  /// The lines, the notice last.
  let lines: [String]
  private let noticeStart: Int

  /// Puts it into lines of a width.
  init(_ verdict: Verdict, _ context: VerdictContext, width: Double) {
    let approval = context.approvedBy.map { "approved by \($0)" } ?? "not approved by anyone"
    let unlocated = verdict.unlocated.count
    var text = "Data \(verdict.question.at.words), revision \(verdict.revision), "
    text += "ledger \(context.ledgerDigest). Policy \(context.policyName), \(approval), "
    text += "\(context.policyDigest). Clearway \(context.clearway), GEOS \(context.geos), "
    text += "PROJ \(context.proj)."
    let facts = SVGTextWidth.lines(of: text.onOneLine, size: 9.2, width: width)
    var warning = VerdictContext.notice
    if unlocated > 0 {
      warning =
        "Not on this map: \(unlocated) \(unlocated == 1 ? "hazard" : "hazards") on record"
        + " without a place, \(Cause.list(verdict.unlocated)). \(warning)"
    }
    let notice = SVGTextWidth.lines(of: warning, size: 11, isBold: true, width: width)
    (lines, noticeStart) = (facts + notice, facts.count)
  }

  /// Draws it.
  func draw(in layout: SVGLayout, on canvas: inout SVGCanvas) {
    for (number, line) in lines.enumerated() {
      let isNotice = number >= noticeStart
      canvas.label(
        line,
        at: SVGPoint(layout.inner.left, layout.foot + Double(number + 1) * SVGLayout.footLine - 3),
        size: isNotice ? 11 : 9.2, ["font-weight": isNotice ? "bold" : "normal"])
    }
  }
}
