internal import Digest
internal import Exchange
internal import GeoEngine
internal import JSON
internal import MineAction

/// This edition of the program, and what its answers depend on.
package enum Edition {
  /// The version, after Semantic Versioning.
  package static let version = "0.1.0"

  /// The digest of a policy's members, in hexadecimal.
  static func digest(of policy: Policy) -> String {
    var hasher = SHA256()
    hasher.update(Array(policy.text.text.utf8).span)
    return hasher.finalize().hex
  }
}
