import Assessment
import MineAction
import Operations
import Testing

@Suite("Reservations")
struct ReservationTests {
  private func causes(
    _ survey: Draft, _ change: (inout Policy) -> Void = { _ in }
  ) throws -> [Cause] {
    let desk = try ScratchProgramme.peopled()
    let cleared = Plain.cleared.placed(Plain.box(-100, -60, 500, 60)).with("accuracy", "5")
    let other = survey.coded("SE-2").placed(Plain.box(500, -60, 1_100, 60)).with("accuracy", "5")
    try desk.take(Plain.collection(cleared, other), attested: true)
    var policy = Policy()
    policy.name = "other"
    change(&policy)
    try desk.perform(.setPolicy(policy, note: "as agreed"), .admin)
    try desk.approve(.officer)
    return try desk.verdict().stretches.flatMap(\.causes)
  }

  @Test("name the sectors that they are about, also at an edge that two sectors share")
  func codes() throws {
    let causes = try causes(Plain.cleared.with("method", #""technicalSurvey""#))
    #expect(!causes.isEmpty)
    for cause in causes {
      guard case .method(let codes) = cause else {
        Issue.record("\(cause)")
        continue
      }
      #expect(codes == ["SE-2"])
    }
  }

  @Test("are of the depth where the policy takes the method")
  func depth() throws {
    let survey = Plain.cleared.with("method", #""technicalSurvey""#).with("clearanceDepth", nil)
    let causes = try causes(survey) { $0.technicalSurveySuffices = [.heavy] }
    #expect(
      causes.contains {
        if case .depth(let codes, _, _) = $0 { codes == ["SE-2"] } else { false }
      }, "\(causes)")
  }
}
