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
        Self.unknown(person, organisation)
      case .lacksRole(let roles, let organisation):
        (
          "that takes the role \(Self.alternatives(roles)) for \(organisation)", nil,
          "ask somebody who has it, or an administrator for clearway grant"
        )
      case .grantNotInForce(let roles, let date):
        (
          "the role \(Self.alternatives(roles)) was not entrusted to you on \(date.text)", nil,
          "ask somebody who had it on that day, or give the right day with --on"
        )
      case .outsideDistrict(let roles, let districts):
        (
          "the role \(Self.alternatives(roles)) is entrusted to you in "
            + "\(districts.joined(separator: ", ")) only", nil,
          "ask somebody who has it here, or an administrator for clearway grant"
        )
      case .inFuture(let date):
        ("\(date.text) lies in the future", nil, "give the day on which it happened")
      case .beforeLastStep(let date, let last):
        (
          "\(date.text) is before the record's last step of \(last.text)", nil,
          "give the day of this step (steps of one day count in the order told); a wrong day of "
            + "the last step is corrected with clearway correct CODE --set statusOn=…, unless that "
            + "makes land look less dangerous"
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
            + Self.list(Vocabulary.ReportStatus.allCases) + "; of hazardous areas: "
            + Self.list(Vocabulary.AreaStatus.allCases)
        )
      case .outOfOrder(let code, let from, let to, let next):
        (
          "it is \(from), and from there no step leads to \(to)", code,
          next.isEmpty
            ? "no step may follow"
            : "what may follow is "
              + next.map { $0.isOfTwo ? "\($0.status) (two people)" : $0.status }
              .joined(separator: ", ")
        )
      case .missing(let code, let what):
        ("\(what) is missing", code, Self.remedy(for: what))
      case .unfit(let code, let what):
        ("\(what) has a value that it cannot have", code, Self.remedy(forValue: what))
      case .malformed(let code, let problem): (problem, code, Self.remedy(forForm: problem))
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
      case .notIndependent(let name, let own, let body):
        (
          own == body
            ? "you belong to \(own), and so does whoever proposed it"
            : "you belong to \(own), which is not independent of \(body), to which whoever proposed "
              + "it belongs", name,
          "clearway proposals names those who may say clearway approve"
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
      case .reachedSince(let code, let other):
        (
          "\(other) reaches it and is no older than the work", code,
          "resolve \(other) first, or reject the work and have it done again"
        )
      case .notCovered(let code):
        (
          "no later accepted clearance covers all that the accident may reach", code,
          "clear and accept that ground first"
        )
      case .milder(let code, let ways):
        (
          "that would make land look less dangerous (\(ways.joined(separator: ", ")))", code,
          "record it without, then say so with clearway correct and --note: somebody of another "
            + "organisation must approve it"
        )
      case .unexplained(let code, let ways):
        (
          "that would make land look less dangerous (\(ways.joined(separator: ", ")))", code,
          "say why with --note: it is then proposed, and holds when somebody of another "
            + "organisation approves it"
        )
      case .mixed(let code, let ways):
        (
          "some of it is worse and must hold at once, and some is milder (\(ways.joined(separator: ", ")))",
          code, "correct first what is worse, and then propose the rest"
        )
      case .stepByCorrection(let code, let ways):
        (
          "no correction takes a step of its life (\(ways.joined(separator: ", ")))", code,
          "take the step with clearway mark"
        )
      case .unknownProposal(let number):
        (
          "there is no open proposal \(number)", nil, "clearway proposals lists those that are"
        )
      case .adrift(let code, let landmark):
        (
          "\(landmark), which it was measured from, lies elsewhere now, or may", code,
          "settle what clearway proposals lists about \(landmark), then draw \(code) again"
        )
      case .changedSince(let number, let code):
        (
          "it has changed since proposal \(number)", code,
          "decline the proposal, and propose it anew if it still holds"
        )
      case .notAccounted(let code, let metres, let pieces, let place):
        (
          "accepted work does not account for it: \(Int(metres.rounded(.up))) m² are left in "
            + "\(pieces) \(pieces == 1 ? "piece" : "pieces"), the greatest at \(place)", code,
          "survey or clear what is left, and accept that work first"
        )
      case .notTheSameDanger(let code, let other, let why):
        (
          "\(other) does not hold all of its danger: \(why)", code,
          "name the record that does, or correct \(other) first"
        )
      case .nothingPersonal(let code):
        (
          "no personal data of it are there to erase", code,
          "see clearway log \(code): they may have been erased already"
        )
      case .personalInBody(let code, let event):
        (
          "its personal data stand in event \(event), which was recorded before they had a place "
            + "of their own and cannot be changed; nothing was erased", code,
          "to be rid of them, export without personal data into a new ledger and destroy this one"
        )
      }
    self.init(reason, at: place, hint: hint, status: Self.data)
  }

  private static func unknown(
    _ person: String?, _ organisation: String?
  ) -> (String, String?, String) {
    switch (person, organisation) {
    case (let person?, nil):
      ("the person \(person) is not on record", nil, "add the person with clearway add person")
    case (nil, let body?):
      ("the organisation \(body) is not on record", nil, "add it with clearway add organisation")
    default:
      (
        "neither the person \(person ?? "") nor the organisation \(organisation ?? "") is on record",
        nil, "add them with clearway add person and clearway add organisation"
      )
    }
  }

  private static func alternatives(_ roles: [Vocabulary.Role]) -> String {
    roles.map(\.rawValue).joined(separator: " or ")
  }

  private static func remedy(for what: String) -> String {
    switch what {
    case "note": "say why with --note"
    case "geometry": "give it with --geometry FILE, or name a district with --set district=CODE"
    case "outline":
      "without its whole outline it cannot be released: draw it, and give it with clearway correct "
        + "--geometry FILE --note"
    case "evidence", "direct evidence":
      "give it with --set 'evidence=[{\"kind\":\"direct\",\"note\":\"…\"}]'"
    case "devices", "notDone": "give it with --set '\(what)=[…]', and --set '\(what)=[]' for none"
    case "sample": "give the ground that was checked, in m², with --set sample='{\"area\":250}'"
    case "findings":
      "give what was found with --set 'findings=[…]', and --set 'findings=[]' for none"
    case "certificate":
      "give --set certificate='{\"number\":\"…\",\"recipient\":\"…\",\"date\":\"…\"}'"
    case "report": "name the report of the investigation with --set report=…"
    default: "give it with --set \(what)=…"
    }
  }
}
