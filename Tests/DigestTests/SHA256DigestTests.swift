import Digest
import Testing

@Suite("A digest")
struct SHA256DigestTests {
  static let hex = "00010203040506070809101112131415161718192021222324252627ff7ff0ab"

  @Test("is written as it is read, and read in either case")
  func roundTrip() throws {
    let digest = try #require(SHA256Digest(hex: Self.hex))
    #expect(digest.hex == Self.hex)
    #expect(digest.description == Self.hex)
    #expect(SHA256Digest(hex: Self.hex.uppercased()) == digest)
    #expect(digest.bytes.prefix(11) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16])
    #expect(digest.bytes.suffix(4) == [0xff, 0x7f, 0xf0, 0xab])
    #expect(SHA256Digest(digest.bytes.span) == digest)
  }

  @Test(
    "is nothing that has not 64 hexadecimal digits",
    arguments: [
      "", String(hex.dropLast()), hex + "0", "g" + hex.dropFirst(), " " + hex.dropFirst(),
      "ü" + hex.dropFirst(2), "+1" + hex.dropFirst(2),
    ])
  func malformed(text: String) {
    #expect(SHA256Digest(hex: text) == nil)
  }

  @Test("is nothing that has not 32 bytes", arguments: [0, 31, 33])
  func length(count: Int) {
    #expect(SHA256Digest([UInt8](repeating: 0, count: count).span) == nil)
  }

  @Test("of nothing known is zero")
  func zero() {
    #expect(SHA256Digest.zero.bytes == [UInt8](repeating: 0, count: SHA256Digest.length))
  }
}
