/// What SHA-256 makes of some bytes: 32 bytes, held in place.
package struct SHA256Digest: Hashable, Sendable {
  /// How many bytes a digest has.
  package static let length = 32

  /// The digest of 32 zero bytes, which no known bytes have: what stands before a first one.
  package static let zero = SHA256Digest(SIMD32(repeating: 0))

  private var storage: SIMD32<UInt8>

  init(_ storage: SIMD32<UInt8>) { self.storage = storage }

  /// Takes a digest as it was stored; `nil` where there are not 32 bytes.
  package init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.length else { return nil }
    var storage = SIMD32<UInt8>()
    unsafe Swift.withUnsafeMutableBytes(of: &storage) { target in
      unsafe bytes.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
    }
    self.init(storage)
  }

  /// Takes a digest as people pass it on: 64 hexadecimal digits, in either case.
  package init?(hex: String) {
    let digits = hex.utf8.map(Self.value(ofDigit:))
    guard digits.count == 2 * Self.length else { return nil }
    var storage = SIMD32<UInt8>()
    for index in 0..<Self.length {
      guard let high = digits[2 * index], let low = digits[2 * index + 1] else { return nil }
      storage[index] = high << 4 | low
    }
    self.init(storage)
  }

  /// The 32 bytes.
  package var bytes: [UInt8] { (0..<Self.length).map { storage[$0] } }

  /// The 32 bytes as 64 hexadecimal digits, in lower case.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = (0..<Self.length).flatMap {
      [digits[Int(storage[$0] >> 4)], digits[Int(storage[$0] & 15)]]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Lends the 32 bytes, without a copy on the heap.
  package func withUnsafeBytes<T, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> T
  ) throws(E) -> T {
    try unsafe Swift.withUnsafeBytes(of: storage, body)
  }

  private static func value(ofDigit digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension SHA256Digest: CustomStringConvertible {
  /// The same as ``hex``.
  package var description: String { hex }
}
