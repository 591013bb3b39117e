internal import GeoEngine

/// A `.prj` file, which says in well-known text which coordinate system the data beside it are in.
package struct ProjectionFile: Sendable {
  /// Authority and code of the system.
  package let code: String

  /// Reads one.
  ///
  /// - Throws: ``Problem`` where no system of the EPSG is certainly the one that it describes.
  package init(_ bytes: [UInt8], named file: String) throws {
    do throws(CoordinateFailure) {
      code = try CoordinateEngine.ofThisThread()
        .code(ofWellKnownText: String(decoding: bytes.prefix(1 << 16), as: UTF8.self))
    } catch {
      throw Problem(error, at: file)
    }
  }

  /// Whether a file is one by its name.
  package static func isOne(_ file: String) -> Bool {
    [".prj", ".qpj", ".wkt"].contains { file.lowercased().hasSuffix($0) }
  }
}
