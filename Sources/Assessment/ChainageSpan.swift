/// A closed interval of chainage, in metres.
struct ChainageSpan: BitwiseCopyable, Sendable {
  var from, to: Double

  /// What lies closer together than this, in metres, is one: rounding must not tear spans.
  static let tolerance = 1e-6

  /// Whether the two share more than a point.
  func overlaps(_ other: Self) -> Bool { from < other.to && other.from < to }
}
