package import MineAction

extension Problem {
  /// Renders the refusal of a command: the rule, and what would satisfy it.
  package init(_ refusal: Refusal) {
    let (reason, place, hint): (String, String?, String) =
      switch refusal {
      case .noProgramme:
        ("the ledger has no programme", nil, "make one with clearway init")
      case .alreadyBegun(let name):
        ("the ledger already belongs to the programme \(name)", nil, "choose another --ledger")
      case .unknownActor(let person, let organisation):
        (
          "\(person) or \(organisation) is not on record", nil,
          "add them first with clearway add person and clearway add organisation"
        )
      case .lacksRole(let role, let organisation):
        (
          "that takes the role \(role.rawValue) for \(organisation)", nil,
          "ask somebody who has it, or an administrator for clearway grant"
        )
      case .inFuture(let date):
        ("\(date.text) lies in the future", nil, "give the day on which it happened with --on")
      case .beforeLastStep(let date, let last):
        (
          "\(date.text) is before the record's last step of \(last.text)", nil,
          "give the day of this step; steps of one day count in the order in which they are told"
        )
      case .codeInUse(let code, let type):
        ("the code is in use for a \(type.rawValue)", code, "choose another code")
      case .unknownRecord(let code):
        ("there is no such record", code, "correct the code, or add the record")
      case .wrongType(let code, let type):
        ("that is a \(type.rawValue), which this command is not for", code, "see clearway --help")
      case .unknownStep(let step, let type):
        (
          "\"\(step)\" is no step of a \(type.rawValue) that one mark can take", nil,
          "steps of sectors: \(Self.list(Vocabulary.SectorStatus.allCases)); of reports: "
            + Self.list(Vocabulary.ReportStatus.allCases)
        )
      case .outOfOrder(let code, let from, let to):
        (
          "it is \(from), and from there no step leads to \(to)", code,
          "take the steps between first: clearway show \(code)"
        )
      case .missing(let code, let what):
        ("\(what) is missing", code, Self.remedy(for: what))
      case .unfit(let code, let what):
        ("\(what) has a value that it cannot have", code, "correct it")
      case .notOfStep(let code, let what):
        (
          "\(what) is not changed by this step", code,
          "leave it out: dates are given with --on, and the rest is for clearway correct"
        )
      case .invalidGeometry(let code, let flaw):
        (
          "its geometry is invalid: \(flaw)", code,
          "correct the outline; nothing is repaired silently"
        )
      case .sameOrganisation(let code, let body):
        (
          "\(body) did the work or counts as the same organisation", code,
          "ask a quality officer of another organisation or an accredited independent unit"
        )
      case .samePerson(let code):
        (
          "whoever had a hand in it may not take this step", code,
          "ask somebody else: what makes land look less dangerous takes two people"
        )
      case .notItsOrganisation(let code, let body):
        ("it is worked by \(body)", code, "let a team leader of \(body) take this step")
      case .notAccredited(let body, let method):
        (
          "\(body) is not accredited for \(method.rawValue)", nil,
          "assign it to one that is, or correct the organisation's record"
        )
      case .directEvidence(let code, let other):
        (
          "non-technical survey cannot release it: \(other) is direct evidence inside it", code,
          "search the ground, or resolve \(other) first"
        )
      case .notCovered(let code):
        (
          "no later accepted clearance covers all that the accident may reach", code,
          "clear and accept that ground first"
        )
      case .milder(let code, let ways):
        (
          "that would make land look less dangerous (\(ways.joined(separator: ", ")))", code,
          "that takes evidence and two people: take the steps with clearway mark, or bring it in "
            + "attested by an administrator with clearway import --attested-by"
        )
      }
    self.init(reason, at: place, hint: hint, status: Self.data)
  }

  private static func list<Term: RawRepresentable<String>>(_ terms: [Term]) -> String {
    terms.map(\.rawValue).joined(separator: ", ")
  }

  private static func remedy(for what: String) -> String {
    switch what {
    case "note": "say why with --note"
    case "geometry": "give it with --geometry FILE, or name a district with --set district=CODE"
    case "evidence", "direct evidence":
      "give it with --set 'evidence=[{\"kind\":\"direct\",\"note\":\"…\"}]'"
    default: "give it with --set \(what)=…"
    }
  }
}
