internal import GRDB

extension Ledger {
  /// Copies the ledger of one moment while it is in use, and says which head the copy has.
  ///
  /// The copy is on disk, under its name, when this returns; a copy that fails leaves no file. What
  /// is at the path already is left alone.
  @discardableResult
  package func backup(to target: String) throws -> LedgerHead {
    let file = try NewFile(at: target)
    let copy = try LedgerFailure.translating(path: target, patience: patience) {
      try Connection(patience: patience).open(file.draft, for: .reading)
    }
    try reading { source in
      do {
        try LedgerFailure.translating(path: target, patience: patience) {
          try copy.writeWithoutTransaction { try source.backup(to: $0) }
        }
      } catch LedgerFailure.damaged(_, let message) {
        throw LedgerFailure.damaged(path, message)  // What is copied is, not the copy.
      }
    }
    let head = try LedgerFailure.translating(path: target, patience: patience) {
      let head = try copy.unsafeRead { try LedgerHead(in: $0, path: path) }
      try copy.close()
      return head
    }
    try file.publish()
    return head
  }
}
