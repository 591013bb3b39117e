/// The tracks and routes of a GPX 1.0 or 1.1 file, read whole.
package struct GPXFile: Equatable, Sendable {
  /// The tracks and routes that have points, in file order; at least one.
  package let routes: [GPXRoute]
  /// How many waypoints there are beside them, which are no route.
  package let waypointCount: Int
  /// What there is to say about none of ``routes``.
  package let remarks: [GPXRemark]

  /// The bytes that are parsed at a time, however the source is cut: 64 KiB.
  package static let pieceLength = 1 << 16

  /// Reads a file to its end, from a source that gives it chunk by chunk, then `nil`.
  ///
  /// - Throws: ``GPXFailure`` where any of it is missing, broken or not understood, or where no
  ///   track or route with a point is in it.
  package init(
    pieceLength: Int = Self.pieceLength, _ source: () throws -> [UInt8]?
  ) throws(GPXFailure) {
    let document = GPXDocument()
    do {
      try Self.read(source, XMLPushParser(document), pieceLength)
    } catch {
      throw Self.failure(error, in: document)
    }
    document.finish()
    (routes, remarks) = (document.routes, document.remarks)
    waypointCount = document.waypointCount
    guard document.count > 0 else { throw GPXFailure(.noRoute(waypoints: waypointCount)) }
    guard !routes.isEmpty else { throw GPXFailure(.allEmpty(count: document.count)) }
  }

  private static func read(
    _ source: () throws -> [UInt8]?, _ parser: XMLPushParser, _ pieceLength: Int
  ) throws(XMLPushParser.Stop) {
    var piece: [UInt8] = []
    piece.reserveCapacity(pieceLength)
    while true {
      let chunk: [UInt8]?
      do { chunk = try source() } catch {
        throw XMLPushParser.Stop(kind: .unreadable(String(describing: error)))
      }
      guard var rest = chunk?[...] else { break }
      while !rest.isEmpty {
        let taken = rest.prefix(pieceLength - piece.count)
        piece += taken
        rest = rest.dropFirst(taken.count)
        guard piece.count == pieceLength else { break }
        try parser.parse(piece, isLast: false)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try parser.parse(piece, isLast: true)
  }

  private static func failure(
    _ stop: XMLPushParser.Stop, in document: GPXDocument
  ) -> GPXFailure {
    GPXFailure(
      stop.kind, at: document.draft?.place, line: stop.line, column: stop.column,
      encoding: document.encoding)
  }
}
