/// Pieces of a route, each from one chainage to another, in metres; they may overlap.
struct Chainages {
  private(set) var pieces: [ClosedRange<Double>] = []

  mutating func insert(_ piece: ClosedRange<Double>) { pieces.append(piece) }

  mutating func formUnion(_ other: Self) { pieces += other.pieces }

  func contains(_ chainage: Double) -> Bool { pieces.contains { $0.contains(chainage) } }

  /// Where they begin and end.
  var ends: [Double] { pieces.flatMap { [$0.lowerBound, $0.upperBound] } }

  /// The same in order, with those joined that overlap or touch.
  var joined: Self {
    var joined = Self()
    for piece in pieces.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.pieces.last, piece.lowerBound <= last.upperBound {
        joined.pieces.removeLast()
        joined.insert(last.lowerBound...max(last.upperBound, piece.upperBound))
      } else {
        joined.insert(piece)
      }
    }
    return joined
  }
}
