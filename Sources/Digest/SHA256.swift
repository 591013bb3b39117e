internal import CCrypto

/// SHA-256 (FIPS 180-4) by libcrypto, in pieces, as often as wanted.
///
/// One value owns one context of libcrypto and takes it up again after each digest, which makes
/// many small digests cheap. It belongs to one task at a time; make another for another.
/// `@safe`: the pointer is private, and valid from `init` to `deinit`.
@safe package struct SHA256: ~Copyable {
  // A library context of our own: the machine's openssl.cnf neither slows it nor takes SHA-256
  // away. Fetched once: a fetch costs more than a digest. Kept while the process lives.
  // A pointer is not Sendable; this one is written once, and libcrypto lets threads share its aim.
  private nonisolated(unsafe) static let algorithm: OpaquePointer? = unsafe EVP_MD_fetch(
    OSSL_LIB_CTX_new(), "SHA256", nil)

  private let context: OpaquePointer

  /// Creates a hasher that has seen no byte; stops the program where there is no memory for it.
  package init() {
    guard let algorithm = unsafe Self.algorithm, let context = unsafe EVP_MD_CTX_new(),
      unsafe EVP_DigestInit_ex2(context, algorithm, nil) == 1
    else { preconditionFailure("libcrypto has no memory for SHA-256") }
    unsafe self.context = context
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  /// Takes the next bytes.
  package mutating func update(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe update($0) }
  }

  /// Takes the bytes of a digest.
  package mutating func update(_ digest: SHA256Digest) {
    unsafe digest.withUnsafeBytes { unsafe update($0) }
  }

  private func update(_ bytes: UnsafeRawBufferPointer) {
    let status = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(status == 1, "libcrypto refuses bytes")
  }

  /// The digest of all bytes taken since the last one; the next byte begins a new one.
  package mutating func finalize() -> SHA256Digest {
    var storage = SIMD32<UInt8>()
    let ended = unsafe withUnsafeMutableBytes(of: &storage) {
      unsafe EVP_DigestFinal_ex(
        context, $0.baseAddress?.assumingMemoryBound(to: UInt8.self), nil)
    }
    // No algorithm given: the one that the context has.
    let begun = unsafe EVP_DigestInit_ex2(context, nil, nil)
    precondition(ended == 1 && begun == 1, "libcrypto does not end a digest")
    return SHA256Digest(storage)
  }

  /// The digest of some bytes; for many of them, keep a hasher.
  package static func digest(of bytes: Span<UInt8>) -> SHA256Digest {
    var hasher = SHA256()
    hasher.update(bytes)
    return hasher.finalize()
  }

  /// The digest of some bytes; for many of them, keep a hasher.
  package static func digest(of bytes: [UInt8]) -> SHA256Digest {
    digest(of: bytes.span)
  }
}
