package import Digest

/// A value that is personal: kept beside the events, where it can be erased.
///
/// Events hold its digest in its place. The salt is kept with the value and goes with it, so that
/// what is left in the events cannot be guessed.
package struct PersonalValue: Equatable, Sendable {
  /// The bytes of a salt.
  package static let saltLength = 16

  /// SHA-256 of the salt and then the text: what events refer to it by.
  package let digest: SHA256Digest
  /// What nobody can guess.
  package let salt: [UInt8]
  /// The value, as JSON text.
  package let text: String

  /// Creates a value; the salt must be of chance.
  package init(_ text: String, salt: [UInt8]) {
    var hasher = SHA256()
    self.init(text, salt: salt, using: &hasher)
  }

  /// Creates a value; the salt must be of chance.
  ///
  /// A hasher that serves many saves time.
  package init(_ text: String, salt: [UInt8], using hasher: inout SHA256) {
    (self.text, self.salt) = (text, salt)
    digest = Self.digest(salt.span, text.utf8.span, using: &hasher)
  }

  init(_ text: String, salt: [UInt8], storedAs digest: SHA256Digest) {
    (self.text, self.salt, self.digest) = (text, salt, digest)
  }

  static func digest(
    _ salt: Span<UInt8>, _ text: Span<UInt8>, using hasher: inout SHA256
  ) -> SHA256Digest {
    hasher.update(salt)
    hasher.update(text)
    return hasher.finalize()
  }
}

extension PersonalValue: CustomStringConvertible, CustomReflectable {
  /// Never the value itself: descriptions end in logs.
  package var description: String { "a personal value" }

  /// No part of the value: what a debugger or a test would show.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
