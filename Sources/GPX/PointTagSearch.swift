/// Looks for the tags of points in text, where they are no points: in CDATA or a comment.
///
/// One lost bracket puts points there and leaves the document well-formed.
struct PointTagSearch {
  /// The elements of GPX, and of Garmin's extension, that are points of a route.
  static let names: Set<String> = ["trkpt", "rtept", "rpt"]

  /// How many were found.
  private(set) var count = 0
  // The name behind the last `<`, without its prefix, while it may still go on.
  private var name: [UInt8]?

  /// Looks through the next bytes of a text, which may have been cut anywhere.
  mutating func look(through bytes: Span<UInt8>) {
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "<"): name = []
      case UInt8(ascii: ":"): if name != nil { name = [] }
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
        UInt8(ascii: "."), 0x80...:
        if let length = name?.count, length < 64 { name?.append(byte) } else { name = nil }
      default: endName()
      }
    }
  }

  /// Says that the text has ended.
  mutating func endText() { endName() }

  private mutating func endName() {
    guard let found = name else { return }
    if Self.names.contains(String(decoding: found, as: UTF8.self)) { count += 1 }
    name = nil
  }
}
