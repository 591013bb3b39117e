internal import Geometry

extension Situation {
  /// Decides whether personal data may be erased: by an administrator, all of it or none.
  func erasing(
    _ holdings: PersonalHoldings, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) -> Event.Fact {
    let code = holdings.code.text
    try require(.administrator, of: author, topology)
    if let sequence = holdings.firstInBody { throw .personalInBody(code, event: sequence) }
    guard !holdings.references.isEmpty else {
      guard records[holdings.code] != nil else { throw .unknownRecord(code) }
      throw .nothingPersonal(code)
    }
    return .erased(Erasure(code: holdings.code, references: holdings.references))
  }
}
