package import Digest

/// The last event of a ledger: how many there are, and the digest that covers them all.
package struct LedgerHead: Hashable, Sendable {
  /// The sequence of the last event; 0 where there is none.
  package let sequence: Int64
  /// The digest of the last event, and through the chain of every one before it.
  package let digest: SHA256Digest

  /// The head of a ledger without events.
  package static let empty = LedgerHead(sequence: 0, digest: .zero)

  /// Creates a head as it was stored or served.
  package init(sequence: Int64, digest: SHA256Digest) {
    (self.sequence, self.digest) = (sequence, digest)
  }

  /// The head after one more row: SHA-256 of this digest and then the row's.
  func appending(_ row: SHA256Digest, using hasher: inout SHA256) -> LedgerHead {
    hasher.update(digest)
    hasher.update(row)
    return LedgerHead(sequence: sequence + 1, digest: hasher.finalize())
  }
}
