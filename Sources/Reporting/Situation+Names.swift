internal import Geometry
internal import MineAction

extension Situation {
  /// The districts with an outline, which bounds where danger without a place counts.
  var outlinedDistricts: Set<String> {
    Set(
      (0..<records.count).map { records[$0].latest }.filter { record in
        record.type == .district && record.place.isSound
          && record.place.entered?.only(.polygon).isEmpty == false
      }.map(\.code.text))
  }

  /// The districts and organisations that records name, and that are not on record.
  var unknownNames: [Doctor.Finding] {
    var named: [String: [String]] = [:]
    for number in 0..<records.count {
      let record = records[number].latest
      func look(_ name: String?, _ type: RecordType) {
        guard let name else { return }
        let known = (try? Record.Code(name)).flatMap { self[$0]?.latest.type }
        if known != type { named["\(type.rawValue) \(name)", default: []].append(record.code.text) }
      }
      look(record.namedDistrict, .district)
      switch record.detail {
      case .sector(let sector): look(sector.organisation, .organisation)
      case .person(let person): look(person.organisation, .organisation)
      case .organisation(let body): look(body.unitOf, .organisation)
      case .hazardousArea, .hazardReport, .other: break
      }
    }
    return named.map { name, codes in
      let more = codes.count > 5 ? " and \(codes.count - 5) more" : ""
      return Doctor.Finding(
        kind: .unknownName, code: nil,
        words: "\(name), named by \(codes.prefix(5).joined(separator: ", "))\(more)")
    }
  }
}
