internal import JSON

/// A length in whole centimetres: what answers are rounded to, so that their pieces add up.
struct Centimetres: Hashable, Comparable, Sendable {
  /// How many.
  let count: Int64

  /// Creates a length of some centimetres.
  init(_ count: Int64) { self.count = count }

  /// Rounds what a `Double` is exactly, in metres, half to even: as ``JSONWriter`` does.
  init(rounding metres: Double) {
    let text = JSONText.writing { $0.decimal(metres, places: 2) }.text
    let parts = text.split(separator: ".")
    let decimals = parts.count > 1 ? parts[1] : ""
    let padding = String(repeating: "0", count: 2 - decimals.count)
    // No route is longer than 10¹⁷ m.
    count = Int64(parts[0] + decimals + padding) ?? .max
  }

  /// The length in metres.
  var metres: Double { Double(count) / 100 }

  /// Whole metres, rounded down; no length is negative.
  var metresDown: Int64 { count / 100 }

  /// Whole metres, rounded up.
  var metresUp: Int64 { count / 100 + (count % 100 > 0 ? 1 : 0) }

  /// Orders lengths by size.
  static func < (one: Self, other: Self) -> Bool { one.count < other.count }

  /// What is left of one length without another.
  static func - (one: Self, other: Self) -> Self { Self(one.count - other.count) }

  /// Both lengths together.
  static func + (one: Self, other: Self) -> Self { Self(one.count + other.count) }
}
