import Digest
import TestSupport
import Testing

@Suite("SHA-256")
struct SHA256Tests {
  // FIPS 180-4, the examples of its appendix, and the empty message.
  @Test(
    "gives the digests of the standard",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        String(repeating: "a", count: 1_000_000),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
      ),
    ])
  func standard(message: String, hex: String) {
    #expect(SHA256.digest(of: Array(message.utf8)).hex == hex)
  }

  @Test("does not depend on the pieces, nor on what was digested before", arguments: 1...20)
  func pieces(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var hasher = SHA256()
    for round in 1...20 {
      let length = Int.random(in: 0...300, using: &random)
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      let cut = Int.random(in: 0...length, using: &random)
      hasher.update(Array(bytes[..<cut]).span)
      hasher.update(Array(bytes[cut...]).span)
      let digest = hasher.finalize()
      #expect(digest == SHA256.digest(of: bytes), "seed \(seed), round \(round)")
    }
  }

  @Test("takes a digest for its 32 bytes")
  func chained() {
    let digest = SHA256.digest(of: [1])
    var hasher = SHA256()
    hasher.update(digest)
    let chained = hasher.finalize()
    #expect(chained == SHA256.digest(of: digest.bytes))
  }

  @Test("is the same in many tasks at once")
  func tasks() async {
    let expected = SHA256.digest(of: [1, 2, 3])
    await withTaskGroup { group in
      for _ in 1...8 {
        group.addTask { (1...500).allSatisfy { _ in SHA256.digest(of: [1, 2, 3]) == expected } }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
