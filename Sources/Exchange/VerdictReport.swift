package import Assessment
internal import MineAction

/// A verdict for a person at a terminal: a headline, the stretches and why, and what it rests on.
///
/// Lengths are rounded as in ``VerdictMessage``. Names and codes cannot steer the terminal.
package struct VerdictReport: Sendable {
  let verdict: Verdict
  let context: VerdictContext
  let ink: TerminalInk
  let columns: Int

  /// Creates the report of a verdict.
  ///
  /// - Parameters:
  ///   - verdict: the verdict.
  ///   - context: what else is to be said.
  ///   - isColoured: whether the classes have colours, by ANSI escape sequences.
  ///   - columns: the width of the terminal in characters; less than 60 counts as 60.
  package init(
    _ verdict: Verdict, _ context: VerdictContext, isColoured: Bool = false, columns: Int = 100
  ) {
    (self.verdict, self.context) = (verdict, context)
    (ink, self.columns) = (TerminalInk(isColoured: isColoured), max(columns, 60))
  }

  /// The report: lines of at most the width, each with its end.
  package var text: String {
    let sections = [headline, table, summary, foundations, wrapped(VerdictContext.notice)]
    let lines = sections.map { $0.joined(separator: "\n") }
    return lines.joined(separator: "\n\n") + "\n"
  }

  /// What was asked, and the answer.
  private var headline: [String] {
    let question = verdict.question
    let name = context.routeName?.onOneLine ?? ""
    let traffic = "\(question.profile.words), \(question.width.inMetres) wide"
    var lines: [String] = []
    if let programme = context.programme?.onOneLine, !programme.isEmpty {
      lines += wrapped(programme).map(ink.faint)
    }
    lines += wrapped("\(name.isEmpty ? "Route" : name), for \(traffic)").map(ink.bold)
    if let remark = context.remark?.onOneLine, !remark.isEmpty {
      lines += wrapped(remark).map(ink.bold)
    }
    let worst = verdict.class
    let answer = worst == .cleared ? worst.words : "NOT CLEARED: \(worst.words)"
    return lines + ["", ink.class(worst, answer), verdict.clearedPart]
  }

  /// The length of each class, and what is on record beside the stretches.
  private var summary: [String] {
    let lengths = VerdictBounds(verdict).byClass.reversed().map { `class`, length in
      let metres = `class` == .cleared ? length.metresDown : length.metresUp
      return "\(`class`.words) \(RouteSpan.kilometres(metres)) km"
    }
    var entries = [("In all", lengths.joined(separator: ", "))]
    if let nearest = verdict.nearest {
      entries.append(("Nearest danger", nearest.sentence(at: nearest.place)))
    } else {
      let near = verdict.question.reach + verdict.question.standOff
      entries.append(("Nearest danger", "none on record within \(near.words) m of the line"))
    }
    let count = verdict.unlocated.count
    entries.append(
      (
        "Without a place",
        count == 0
          ? "no hazard on record"
          : "\(count) \(count == 1 ? "hazard" : "hazards") on record: \(Cause.list(verdict.unlocated))"
      ))
    return entries.flatMap(entry)
  }

  /// What the answer rests on.
  private var foundations: [String] {
    let question = verdict.question
    let accuracy = question.routeAccuracy.inMetres
    let depth = question.requiredDepth
    let age = question.maxEvidenceAge.map { "at most \($0.words) days old" } ?? "of any age"
    let approval =
      context.approvedBy.map { "approved by \($0.onOneLine)" } ?? "not approved by anyone"
    return [
      (
        "Route accuracy",
        question.isRouteAccuracyAssumed
          ? "\(accuracy), assumed: nobody said how far the drawn line may be off" : accuracy
      ),
      (
        "Asked for",
        (depth > 0 ? "clearance to \(depth.inMetres)" : "clearance to any depth")
          + ", evidence \(age), warnings to \(question.standOff.inMetres) beyond the corridor"
      ),
      (
        "Record",
        "\(question.at.words), revision \(verdict.revision), ledger \(context.ledgerDigest)"
      ),
      ("Policy", "\(context.policyName.onOneLine), \(approval), \(context.policyDigest)"),
      ("Engine", "Clearway \(context.clearway), GEOS \(context.geos), PROJ \(context.proj)"),
    ].flatMap(entry)
  }

  private func wrapped(_ text: String) -> [String] { TextWrap.lines(of: text, width: columns) }

  /// A name and what is to be said under it, indented.
  private func entry(_ name: String, _ text: String) -> [String] {
    let indent = 17
    return TextWrap.lines(of: text, width: columns - indent).enumerated().map { number, line in
      let label = TextWrap.left(number == 0 ? name : "", indent)
      return ink.faint(label) + line
    }
  }
}

extension Policy.Profile {
  /// What travels, in words.
  var words: String {
    switch self {
    case .foot: "people on foot"
    case .light: "light traffic"
    case .heavy: "heavy traffic"
    case .convoy: "a convoy"
    case .rail: "trains"
    case .roadworks: "roadworks"
    }
  }
}
