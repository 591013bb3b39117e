import JSON

/// The part of a stream that is being read, which moves on with the reading.
///
/// What does not end in it is tried again with half as much more: so what takes *n* bytes is
/// looked at no more than 3 *n* times, and there is no state to be kept between chunks.
struct GeoJSONWindow: ~Copyable {
  /// The cursor over the bytes at hand.
  var scanner = JSONScanner([])
  /// The bytes before this offset of the stream may be forgotten; `nil`: all that were read.
  var held: Int?
  /// The number of the feature that is being read, for failures.
  var feature: Int?
  /// Whether the stream has no more than the bytes at hand.
  private(set) var isExhausted = false

  private let source: () throws -> [UInt8]?
  private let limit: Int
  // The offset of the first byte at hand, its line, and the offset at which that line starts.
  private var (base, line, lineStart) = (0, 1, 0)

  /// Creates a window at the start of a stream.
  init(limit: Int, _ source: @escaping () throws -> [UInt8]?) {
    (self.limit, self.source) = (limit, source)
  }

  /// The offset in the stream of a byte at hand.
  func offset(of index: Int) -> Int { base + index }

  /// Goes back to an offset of the stream that was held.
  mutating func rewind(to offset: Int) { scanner.position = offset - base }

  /// Does what a function does, and does it again with more bytes where these end too early.
  mutating func step<Value>(
    _ body: (inout JSONScanner) throws(JSONDefect) -> Value
  ) throws(GeoJSONFailure) -> Value {
    while true {
      let start = scanner.position
      scanner.forgetRemarks()
      let value: Value
      do { value = try body(&scanner) } catch {
        guard error.reason == .unexpectedEnd else {
          throw failure(.syntax(error.reason), at: error.offset)
        }
        guard !isExhausted else { throw failure(.truncated, at: scanner.bytes.count) }
        scanner.position = start
        try fetch()
        continue
      }
      if scanner.position - start > limit { throw failure(.tooLarge(limit: limit), at: start) }
      return value
    }
  }

  /// The next byte past white space and, if so asked, record separators; `nil` at the end.
  mutating func peek(pastSeparators: Bool = false) throws(GeoJSONFailure) -> UInt8? {
    while true {
      scanner.skipSpace()
      guard let byte = scanner.next else {
        if isExhausted { return nil }
        try fetch()
        continue
      }
      guard pastSeparators, byte == 0x1E else { return byte }
      scanner.position += 1
    }
  }

  /// Takes more bytes in, until at least so many are at hand or the stream ends.
  mutating func fill(to count: Int) throws(GeoJSONFailure) {
    while scanner.bytes.count < count, !isExhausted { try fetch() }
  }

  /// A failure at a byte at hand.
  func failure(_ kind: GeoJSONFailure.Kind, at index: Int) -> GeoJSONFailure {
    let (line, lineStart) = place(of: index)
    return GeoJSONFailure(
      kind: kind, feature: feature, offset: base + index, line: line,
      column: base + index - lineStart + 1)
  }

  private mutating func fetch() throws(GeoJSONFailure) {
    let read = held.map { min($0 - base, scanner.position) } ?? scanner.position
    forget(read)
    let count = scanner.bytes.count
    guard count <= limit else { throw failure(.tooLarge(limit: limit), at: 0) }
    let goal = min(count + max(1, count / 2), limit + 1)
    while scanner.bytes.count < goal {
      let chunk: [UInt8]?
      do { chunk = try source() } catch {
        throw failure(.unreadable(String(describing: error)), at: scanner.bytes.count)
      }
      guard let chunk else {
        isExhausted = true
        return
      }
      scanner.slide(past: 0, appending: chunk)
    }
  }

  private mutating func forget(_ count: Int) {
    (line, lineStart) = place(of: count)
    scanner.slide(past: count, appending: [])
    base += count
  }

  // The line of a byte at hand, and the offset at which that line starts.
  private func place(of index: Int) -> (line: Int, start: Int) {
    var (line, start) = (line, lineStart)
    let span = scanner.bytes.span
    for place in 0..<index where span[place] == 0x0A {
      line += 1
      start = base + place + 1
    }
    return (line, start)
  }
}
