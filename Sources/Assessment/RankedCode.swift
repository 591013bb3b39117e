/// The code of a record with its place among all codes by their bytes.
struct RankedCode: Comparable, Sendable {
  let text: String
  // The first sixteen bytes as a number: most codes differ in them.
  private let rank: UInt128

  init(_ text: String) {
    self.text = text
    var (rank, shift) = (UInt128(0), 120)
    for byte in text.utf8.prefix(16) {
      rank |= UInt128(byte) << UInt128(shift)
      shift -= 8
    }
    self.rank = rank
  }

  static func == (one: Self, other: Self) -> Bool {
    one.rank == other.rank && one.text.utf8.elementsEqual(other.text.utf8)
  }

  static func < (one: Self, other: Self) -> Bool {
    if one.rank != other.rank { return one.rank < other.rank }
    return one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}
