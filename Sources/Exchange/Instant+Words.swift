package import MineAction

extension Instant {
  /// The minute that it lies in, as people say it: `30 Nov 2020 12:00Z`.
  package var words: String {
    // The text is that of RFC 3339 in UTC, whose first parts have fixed places.
    let text = Array(text.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
    let month = Int(part(5..<7)).map { Self.months[$0 - 1] } ?? part(5..<7)
    return "\(Int(part(8..<10)) ?? 0) \(month) \(part(0..<4)) \(part(11..<16))Z"
  }

  private static var months: [String] {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  }
}
