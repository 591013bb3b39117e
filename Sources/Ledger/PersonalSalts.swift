package import Digest

/// The salts of all personal values of a moment: enough to know a value again, not to tell it.
package struct PersonalSalts: Sendable {
  private var salts: [SHA256Digest: SIMD16<UInt8>] = [:]

  /// Whether a text is the value that events refer to by a digest, and that is there.
  package func hold(
    _ text: String, as digest: SHA256Digest, using hasher: inout SHA256
  ) -> Bool {
    guard let salt = salts[digest] else { return false }
    let bytes = salt.indices.map { salt[$0] }
    return PersonalValue.digest(bytes.span, text.utf8.span, using: &hasher) == digest
  }

  mutating func add(_ salt: Span<UInt8>, of digest: SHA256Digest) {
    guard salt.count == SIMD16<UInt8>.scalarCount else { return }
    var bytes = SIMD16<UInt8>()
    for index in bytes.indices { bytes[index] = salt[index] }
    salts[digest] = bytes
  }
}
