internal import Exchange

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

  /// Takes in all of a file, so that it can be read again; no more than one feature may hold.
  init(_ name: String, wholly chunks: () throws -> [UInt8]?) throws {
    var all: [UInt8] = []
    while let chunk = try chunks() {
      all += chunk
      if all.count > GeoJSONReader.sizeLimit {
        throw Problem(
          "it is larger than 64 MiB", at: name, hint: "give one of that size or less",
          status: Problem.data)
      }
    }
    let bytes = all
    self.init(name) {
      var rest: [UInt8]? = bytes
      return {
        defer { rest = nil }
        return rest
      }
    }
  }
}
