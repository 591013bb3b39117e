import Geometry

/// The route verdict once more: slow, of whole geometries, and written from the definition alone.
///
/// The route is cut into windows of at most half a kilometre. In the frame of each, all shapes
/// that may matter are built whole, by overlay; then each line of the definition is asked at each
/// piece of the route between two places where a distance passes its bound.
package struct VerdictOracle {
  private let records: [PreparedRecord]
  private let question: OracleQuestion
  private let route: RouteLine
  private let margin: Double

  private let windowLength: Double

  /// Takes all records and a question; throws where there is no route or geometry defeats GEOS.
  ///
  /// Another length of windows, in metres, gives the same answer but for the error of the frames.
  package init(
    records: [OracleRecord], question: OracleQuestion, windowLength: Double = 500
  ) throws {
    (self.question, self.windowLength) = (question, windowLength)
    self.records = try records.map { try PreparedRecord($0) }
    route = try RouteLine(parts: question.parts)
    let furthest = self.records.map(\.influence).max() ?? 0
    margin = question.halfWidth + question.standOff + 2 * furthest + 10
  }

  /// The stretches of the route, in order, from 0 to its length.
  ///
  /// With a slack every distance that is compared counts as shorter, or longer below 0, by that
  /// share of the error an implementation is allowed: 1 cm and 0.01 % of the distance.
  package func stretches(slack: Double = 0) throws -> [OracleStretch] {
    let count = max(1, (route.length / windowLength).rounded(.up))
    var stretches: [OracleStretch] = []
    for number in 0..<Int(count) {
      let from = route.length * Double(number) / count
      let to = number + 1 == Int(count) ? route.length : route.length * Double(number + 1) / count
      stretches += try window(from: from, to: to, slack: slack)
    }
    return stretches.joined
  }

  private func window(from: Double, to: Double, slack: Double) throws -> [OracleStretch] {
    let positions = route.positions(from: from, to: to)
    guard let box = Envelope(positions) else { return [] }
    let frame = LocalFrame(
      longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
    let near = box.grown(byMetres: margin)
    let window = OracleWindow(
      records: records.filter { $0.envelope?.intersects(near) ?? false }, question: question,
      frame: frame, slack: slack)
    let isUnlocated = records.contains {
      $0.danger.isEmpty && $0.record.danger(at: question.at) != nil
    }
    let course = OracleCourse(
      positions: positions.map(frame.plane),
      chainages: [from] + route.chainages.filter { $0 > from && $0 < to } + [to])
    let finding = try OracleFinding(window, along: course, slack: slack)
    var cuts = finding.cuts.filter { $0 > from && $0 < to } + [from, to]
    for gap in route.gapEdges {
      cuts += [route.chainages[gap], route.chainages[gap + 1]].filter { $0 > from && $0 < to }
    }
    cuts.sort()
    var stretches: [OracleStretch] = []
    var start = from
    for end in cuts where end - start > 1e-6 || end == to {
      let middle = (start + end) / 2
      let isGap = route.gapEdges.contains {
        route.chainages[$0] <= middle && middle <= route.chainages[$0 + 1]
      }
      let (verdict, codes) = finding.verdict(at: middle, isGap: isGap, isUnlocated: isUnlocated)
      stretches.append(OracleStretch(from: start, to: end, verdict: verdict, codes: codes))
      start = end
    }
    return stretches.joined
  }
}
