import Assessment
import MineAction
import Operations
import Testing

/// Surveys that share turning points along a common boundary (verdict.md §2, "Ground").
@Suite("Surveys that adjoin")
struct AdjoiningTests {
  /// Three surveys: A and C meet on the road, B lies north of it along both.
  private func road(_ adjoining: [(String, String)]) throws -> Verdict {
    let desk = try ScratchProgramme()
    let places = [
      "A": Plain.box(-100, -60, 500, 60), "C": Plain.box(500, -60, 1_100, 60),
      "B": Plain.box(-100, 60, 1_100, 120),
    ]
    let drafts = places.map { survey, place in
      let others = adjoining.filter { $0.0 == survey }.map { #""\#($0.1)""# }
      return Plain.cleared.coded("SE-\(survey)").placed(place).with("survey", #""\#(survey)""#)
        .with("accuracy", "2").with("adjoins", "[\(others.joined(separator: ","))]")
    }
    try desk.take(Plain.collection(drafts.map(\.text)), attested: true)
    return try desk.verdict()
  }

  @Test(
    "are one survey, those two and no third",
    arguments: [
      ([], .unknown), ([("A", "C")], .cleared), ([("C", "A")], .cleared),
      ([("A", "B"), ("B", "C")], .unknown), ([("B", "A"), ("B", "C")], .unknown),
      ([("A", "B"), ("C", "B")], .unknown), ([("A", "B"), ("B", "A")], .unknown),
      ([("A", "B"), ("B", "C"), ("A", "C")], .cleared),
    ] as [([(String, String)], RouteClass)])
  func pairs(adjoining: [(String, String)], expected: RouteClass) throws {
    let verdict = try road(adjoining)
    #expect(verdict.class == expected)
    // Where they are not one, the accuracy of both is missing between them, and nothing else is.
    let unknown = verdict.stretches.filter { $0.class == .unknown }.map { $0.to - $0.from }
    let length = unknown.reduce(0, +)
    #expect(expected == .cleared ? length == 0 : abs(length - 10) < 0.1, "\(verdict.stretches)")
  }

  @Test("do not join what neither names")
  func strangers() throws {
    #expect(try road([("A", "X"), ("C", "X")]).class == .unknown, "X is no survey on record")
    #expect(try road([("A", "SE-C"), ("C", "SE-A")]).class == .unknown, "a sector is no survey")
  }
}
