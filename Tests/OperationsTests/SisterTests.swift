import MineAction
import Operations
import Testing

@Suite("Sister sectors")
struct SisterTests {
  @Test("of the same survey, team and period are called for review when one is rejected")
  func rejected() throws {
    let desk = try ScratchProgramme.peopled()
    let lot = Plain.cleared.with("completedOn", #""2026-04-01""#)
      .with("acceptedOn", #""2026-04-05""#).with("team", #""T-1""#)
    let sisters: [(String, Draft, Bool)] = [
      ("SE-2", lot, true), ("SE-3", lot.with("team", #""T-2""#), false),
      ("SE-4", lot.with("survey", #""SV-2""#), false),
      ("SE-5", lot.with("completedOn", #""2026-02-20""#), false),
      ("SE-6", lot.with("completedOn", #""2026-03-05""#), true),
      ("SE-7", lot.with("status", #""completed""#).with("acceptedOn", nil), true),
      ("SE-8", lot.with("status", #""planned""#).with("acceptedOn", nil), false),
    ]
    let first = lot.with("status", #""completed""#).with("acceptedOn", nil)
    try desk.take(
      Plain.collection([first.text] + sisters.map { $0.1.coded($0.0).text }), attested: true)
    try desk.judge("SE-1", "rejected", on: "2026-04-20", .officer)
    for (code, _, isCalled) in sisters {
      let reviews = try desk.workspace.current().situation[Identifier(code)]?.reviews ?? []
      #expect(reviews.isEmpty != isCalled, "\(code)")
    }
    try desk.judge("SE-7", on: "2026-04-25", .officer)
    #expect(try desk.workspace.current().situation[Identifier("SE-7")]?.reviews == [])
  }
}
