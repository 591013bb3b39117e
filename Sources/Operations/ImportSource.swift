/// A file to be brought in.
package struct ImportSource {
  /// Its name, as it is told and recorded.
  let name: String
  /// Gives its chunks from its start; called again if the ledger changed meanwhile.
  let open: () throws -> () throws -> [UInt8]?

  /// Creates a file.
  package init(_ name: String, open: @escaping () throws -> () throws -> [UInt8]?) {
    (self.name, self.open) = (name, open)
  }
}
