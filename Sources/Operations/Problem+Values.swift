internal import MineAction

extension Problem {
  /// What to do about a value that a member cannot have: the values that it can.
  ///
  /// `what`: the name of the member, and behind a space the value where it is known.
  static func remedy(forValue what: String) -> String {
    let name = String(what.prefix { $0 != " " })
    switch name {
    case "method": return oneOf(Vocabulary.Method.allCases)
    case "classification": return oneOf(Vocabulary.Classification.allCases)
    case "kind": return oneOf(Vocabulary.ReportKind.allCases)
    case "fix": return oneOf(Vocabulary.Fix.allCases)
    case "role": return oneOf(Vocabulary.Role.allCases)
    case "status" where name == what:
      return "what is new begins as planned (a sector), open (an area) or reported (a report); "
        + "go on from there with clearway mark"
    case "status":
      return "of sectors it is one of \(list(Vocabulary.SectorStatus.allCases)); of reports "
        + "\(list(Vocabulary.ReportStatus.allCases)); of hazardous areas "
        + list(Vocabulary.AreaStatus.allCases)
    case "doubt": return "it is one of suspended, rejected, resuspected"
    case "accreditedFor":
      return "it is a list, as in --set 'accreditedFor=[\"clearance\"]', of "
        + list(Vocabulary.Method.allCases)
    case "adjoins": return "it is a list of surveys, as in --set 'adjoins=[\"SV-2\"]'"
    case "observedOn", "reportedOn", "completedOn", "acceptedOn", "statusOn":
      return "it is a day, as in 2020-11-29, or an instant, as in 2020-11-29T14:30:00+04:00"
    case "clearanceDepth": return "it is a number of metres from 0 to 5"
    case "accuracy", "dangerRadius": return "it is a number of metres, 0 or more"
    case "independent": return "it is true or false"
    case "notDone":
      return "it is a list of GeoJSON Polygons, as in --set "
        + "'notDone=[{\"type\":\"Polygon\",\"coordinates\":[[[46.8,40.2],…]]}]', and [] for none"
    case "district", "organisation", "survey", "unitOf": return "it is a text"
    default: return "correct it"
    }
  }

  /// What to do about a value without the form that it must have: that form.
  ///
  /// `problem`: what is wrong, which begins with the name of the member.
  static func remedy(forForm problem: String) -> String {
    let name = String(problem.prefix(while: \.isLetter))
    guard let attachment = Attachment(rawValue: name) else { return "correct it" }
    return "write it as in --set \(attachment.example)"
  }

  /// Terms with commas.
  static func list<Term: RawRepresentable<String>>(_ terms: [Term]) -> String {
    terms.map(\.rawValue).joined(separator: ", ")
  }

  private static func oneOf<Term: RawRepresentable<String>>(_ terms: [Term]) -> String {
    "it is one of " + list(terms)
  }
}

extension Attachment {
  /// An example as it is typed.
  fileprivate var example: String {
    switch self {
    case .devices:
      "'devices=[{\"category\":\"antiPersonnel\",\"count\":2,\"depth\":0.1}]', and [] for none"
    case .sample: "'sample={\"area\":250}', in m²"
    case .findings: "'findings=[\"the north edge was searched again\"]', and [] for none"
    case .report: "report=IR-7"
    case .team: "team=T-3"
    case .taskOrder: "'taskOrder={\"number\":\"TO-1\",\"issuedOn\":\"2020-11-01\"}'"
    case .certificate:
      "'certificate={\"number\":\"HO-1\",\"recipient\":\"the village\","
        + "\"date\":\"2020-12-05\"}'"
    case .turningPoints, .benchmarks:
      "'\(rawValue)=[{\"name\":\"T-1\",\"position\":[46.8,40.2]}]', longitude first"
    }
  }
}
