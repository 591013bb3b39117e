import Assessment
import Geometry
import MineAction
import Testing
import VerdictOracle

/// Sectors that touch in corners, around ground that nobody worked.
@Suite("Sectors that touch in corners")
struct CornerTests {
  private func sector(
    _ code: String, accuracy: Double, _ ring: [(Double, Double)]
  ) throws -> OracleRecord {
    var record = OracleRecord(
      .sector, code: code,
      geometry: Shape(.polygon, [try ring.map { try Position(longitude: $0, latitude: $1) }]))
    (record.status, record.method, record.survey) = ("accepted", "clearance", "SV-8")
    (record.completed, record.accuracy, record.clearanceDepth) = (17_680, accuracy, 0.3)
    return record
  }

  /// What is left of scene 24640.
  ///
  /// The engine cleared 74 cm of it that it must not: what lies
  /// between the first two sectors had been closed with the gaps that are digitised.
  @Test("clear no corridor that reaches the ground between them")
  func between() throws {
    let records = [
      try sector(
        "SE-3", accuracy: 0,
        [
          (-47.99498603, 52.71587845), (-47.99443854, 52.71563773), (-47.99458627, 52.71572594),
          (-47.99434504, 52.71570562), (-47.99449608, 52.71579528), (-47.99490324, 52.71595105),
          (-47.99498603, 52.71587845),
        ]),
      try sector(
        "SE-5", accuracy: 2,
        [
          (-47.99443854, 52.71563773), (-47.99424527, 52.71552232), (-47.99379458, 52.71529624),
          (-47.99357475, 52.71520549), (-47.99348898, 52.71527736), (-47.99370684, 52.71536725),
          (-47.99414743, 52.7155883), (-47.99434504, 52.71570562), (-47.99443854, 52.71563773),
        ]),
      try sector(
        "SE-6", accuracy: 0,
        [
          (-47.99357475, 52.71520549), (-47.99289686, 52.71492565), (-47.99200428, 52.71458944),
          (-47.99192276, 52.71466317), (-47.99281715, 52.71500016), (-47.99348898, 52.71527736),
          (-47.99357475, 52.71520549),
        ]),
    ]
    let route = [
      (-47.99527895, 52.71604365), (-47.99459138, 52.71577576), (-47.99366689, 52.71530178),
    ]
    var asked = OracleQuestion(
      parts: [try route.map { try Position(longitude: $0, latitude: $1) }], at: 1_581_465_600)
    (asked.width, asked.routeAccuracy) = (4, 3)
    let question = try Scene.question(asked)
    let answer = Scene.spans(Scene.verdict(try Scene.situation(records), question))
    let cleared = answer.filter { $0.verdict == .cleared }
    #expect(cleared.count == 1)
    // The corridor ends to be covered where it meets the notch of SE-3, drawn without error.
    let notch = try Position<Geographic>(longitude: -47.99458627, latitude: 52.71572594)
    let frame = LocalFrame(longitude: notch.x, latitude: notch.y)
    let end = try #require(cleared.last?.to)
    let place = frame.plane(try #require(question.route.positions(from: 0, to: end).last))
    #expect(abs((place.x * place.x + place.y * place.y).squareRoot() - 5) < 0.02)
  }
}
