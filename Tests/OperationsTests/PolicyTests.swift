import Assessment
import Exchange
import Geometry
import JSON
import MineAction
import Operations
import Testing

@Suite("The policy")
struct PolicyTests {
  private func set(_ text: String, in desk: ScratchProgramme) throws {
    let policy = try Policy(JSONText(parsing: text))
    try desk.perform(.setPolicy(policy, note: "the board"), .admin)
    try desk.approve(.officer)
  }

  @Test("is set by two, named in every answer, and that of its revision in answers about the past")
  func life() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.take(Plain.collection(Plain.cleared), attested: true)
    let before = try desk.revision
    let deep = #"{"name":"deep","requiredDepth":{"heavy":0.5},"maxEvidenceAge":null}"#
    let policy = try Policy(JSONText(parsing: deep))
    try desk.perform(.setPolicy(policy, note: "the board"), .admin)
    #expect(try desk.road() == .cleared, "one alone sets no policy")
    try desk.approve(.officer)
    #expect(try desk.road() == .conditional)
    #expect(try desk.road(revision: before) == .cleared)
    let view = try desk.workspace.current()
    let now = try desk.workspace.context(of: desk.verdict(), named: nil, in: view)
    #expect(now.policyName == "deep" && now.approvedBy == "P-4")
    let then = try desk.workspace.context(
      of: desk.verdict(revision: before), named: nil, in: view)
    #expect(then.policyName == "default" && then.approvedBy == nil)
    #expect(then.policyDigest != now.policyDigest)
    let again = try desk.perform(.setPolicy(policy, note: nil), .admin)
    #expect(again.isEmpty)
  }

  @Test("tells how far danger reaches where the record does not, at its revision and no other")
  func reach() throws {
    let desk = try ScratchProgramme.peopled()
    let report = Plain.report.placed(Plain.point(500, 400)).with("dangerRadius", nil)
    try desk.take(Plain.collection(Plain.cleared, report), attested: true)
    let before = try desk.revision
    #expect(try desk.road() == .cleared)
    try set(#"{"name":"wide","dangerRadius":{"unexploded":500}}"#, in: desk)
    let wide = try desk.revision
    #expect(try desk.road() == .suspect)
    #expect(try desk.road(revision: before) == .cleared)
    try set(#"{"name":"narrow","dangerRadius":{"unexploded":20}}"#, in: desk)
    #expect(try desk.road() == .cleared)
    #expect(try desk.road(revision: wide) == .suspect)
  }

  @Test(
    "is refused where it is not understood: it may have been meant to be a demand",
    arguments: [
      ("[]", "the policy"),
      (#"{"name":"x","depth":1}"#, "depth"), (#"{"name":"x","name":"y"}"#, "name"),
      (#"{"name":"x","width":{"lorry":4}}"#, "width.lorry"),
      (#"{"name":"x","width":{"heavy":0}}"#, "width.heavy"),
      (#"{"name":"x","requiredDepth":{"heavy":"0.2"}}"#, "requiredDepth.heavy"),
      (#"{"name":"x","maxEvidenceAge":-1}"#, "maxEvidenceAge"),
      (#"{"name":"x","technicalSurveySuffices":["all"]}"#, "technicalSurveySuffices"),
      (#"{"name":"x","accuracy":{"gps":10}}"#, "accuracy.gps"),
      (#"{"name":"x","disclosure":"all"}"#, "disclosure"),
    ])
  func defects(text: String, member: String) throws {
    let json = try JSONText(parsing: text)
    #expect { try Policy(json) } throws: { ($0 as? PolicyDefect)?.member == member }
  }

  @Test("of one's own needs a name of its own")
  func name() throws {
    let desk = try ScratchProgramme.peopled()
    let policy = try Policy(JSONText(parsing: #"{"requiredDepth":{"heavy":0.2}}"#))
    let failure = try problem { try desk.perform(.setPolicy(policy, note: "x"), .admin) }
    #expect(failure?.reason == "name is missing")
  }

  @Test("is read as it is written")
  func text() throws {
    let text = try JSONText(
      parsing: #"{"name":"x","width":{"foot":3},"maxEvidenceAge":700,"disclosure":"verdicts"}"#)
    let policy = try Policy(text)
    #expect(try Policy(policy.text) == policy)
    #expect(policy.width(for: .foot) == 3 && policy.width(for: .convoy) == 8)
    #expect(try Policy(Policy.standard.text) == .standard)
  }
}
