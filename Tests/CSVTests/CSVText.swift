import CSV
import JSON
import TestSupport

/// A table as text, to be read in chunks of any size.
struct CSVText {
  /// The bytes.
  var bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// What the reader of a table said of it.
  struct Outcome: Equatable {
    var lines: [String] = []
    var failure: CSVFailure?
    var header: [String] = []
    var srid: Int?
    var lastRowIsOpen = false

    /// The geometry of each row.
    var geometries: [String] { lines.map { member("geometry", of: $0)?.text ?? "none" } }

    /// The properties of each row, names and values in turn; `?` for what is no text.
    var properties: [[String]] {
      lines.map { line in
        let members = member("properties", of: line)?.members ?? []
        return members.flatMap { [$0.name, $0.value.string ?? "?"] }
      }
    }

    /// The coordinate system of each row.
    var systems: [String?] { lines.map { member("crs", of: $0)?["properties"]?["name"]?.string } }

    private func member(_ name: String, of line: String) -> JSONText? {
      (try? JSONText(parsing: line))?[name]
    }
  }

  /// All that there is to be read in chunks of one size.
  func outcome(
    _ options: CSVOptions = CSVOptions(), chunk: Int = 1 << 18,
    limit: Int = CSVFeatures.sizeLimit
  ) -> Outcome {
    var start = 0
    return Self.outcome(options, limit: limit) { [bytes] in
      guard start < bytes.count else { return nil }
      defer { start += chunk }
      return Array(bytes[start..<min(start + chunk, bytes.count)])
    }
  }

  /// All that there is to be read in two chunks.
  func outcome(_ options: CSVOptions = CSVOptions(), splitAt index: Int) -> Outcome {
    var chunks = [Array(bytes[index...]), Array(bytes[..<index])]
    return Self.outcome(options) { chunks.popLast() }
  }

  /// All that there is to be read of a source.
  static func outcome(
    _ options: CSVOptions = CSVOptions(), limit: Int = CSVFeatures.sizeLimit,
    _ source: @escaping () throws -> [UInt8]?
  ) -> Outcome {
    var outcome = Outcome()
    do {
      var features = try CSVFeatures(options, sizeLimit: limit, source)
      outcome.header = features.header
      do {
        while let line = try features.next() {
          outcome.lines.append(String(decoding: line, as: UTF8.self))
        }
      } catch { outcome.failure = error }
      (outcome.srid, outcome.lastRowIsOpen) = (features.srid, features.lastRowIsOpen)
    } catch { outcome.failure = error }
    return outcome
  }

  /// The geometry of the one row of a table with one column of WKT.
  static func geometry(_ wkt: String) -> String {
    let field = wkt.replacing("\"", with: "\"\"")
    let outcome = CSVText("wkt\n\"\(field)\"\n").outcome(CSVOptions(geometry: .wkt(column: "wkt")))
    return outcome.geometries.first ?? outcome.failure?.description ?? "no row"
  }
}
