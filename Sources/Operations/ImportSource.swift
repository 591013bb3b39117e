/// A file to be brought in.
package struct ImportSource {
  /// Its name, as it is told and recorded.
  let name: String
  /// Gives its chunks from its start; called again if the ledger changed meanwhile.
  let open: () throws -> () throws -> [UInt8]?
  /// Whether it can be read a second time.
  let isFile: Bool

  /// Creates a file; `isFile` where it is no pipe.
  package init(
    _ name: String, isFile: Bool = true, open: @escaping () throws -> () throws -> [UInt8]?
  ) {
    (self.name, self.isFile, self.open) = (name, isFile, open)
  }
}
