/// The columns of a table in which the geometry of a row stands.
enum CSVPlaceColumns: Equatable {
  /// There are none.
  case none
  /// One of WKT; if it was found by its name only, what it holds is still to bear that out.
  case wkt(Int, isGuessed: Bool)
  /// One of eastings or longitudes, one of northings or latitudes.
  case pair(x: Int, y: Int)

  // The names, in lower case, that columns of WKT have.
  private static let wktNames: Set<String> = [
    "wkt", "geometry", "geom", "the_geom", "wkt_geom", "shape_wkt",
  ]
  // The names, in lower case, that columns of coordinates have in pairs.
  private static let pairNames =
    degreeNames + [(x: "easting", y: "northing"), (x: "x", y: "y"), (x: "e", y: "n")]
  // Those of them that say that they are degrees.
  private static let degreeNames = [
    (x: "longitude", y: "latitude"), (x: "lon", y: "lat"), (x: "lng", y: "lat"),
    (x: "long", y: "lat"),
  ]

  /// Finds the columns that are asked for among those of a header.
  init(_ asked: CSVOptions.Geometry, among header: [String]) throws(CSVFailure) {
    switch asked {
    case .none: self = .none
    case .automatic: self = try Self.found(among: header)
    case .degrees:
      let pairs = Self.pairs(among: header).filter { $0.areDegrees(header) }
      self = try Self.one(of: pairs, among: header)
    case .wkt(column: nil): self = try Self.one(of: Self.wkt(among: header), among: header)
    case .wkt(let name?):
      self = .wkt(try Self.column(name, among: header), isGuessed: false)
    case .columns(let x, let y):
      let (first, second) = (
        try Self.column(x, among: header), try Self.column(y, among: header)
      )
      guard first != second else { throw CSVFailure(.sameColumn(x), line: 1) }
      try Self.checkOrder(first, second, of: header)
      self = .pair(x: first, y: second)
    }
  }

  /// Refuses, at the end of a table, a column that was taken for WKT by its name, and in which nothing
  /// stood, where others have the names of coordinates.
  func checkUse(of header: [String], isWKT: Bool) throws(CSVFailure) {
    let pairs = Self.pairs(among: header)
    guard !isWKT, !pairs.isEmpty else { return }
    throw CSVFailure(.severalGeometries(([self] + pairs).map { $0.words(header) }), line: 1)
  }

  /// Whether the names of the columns say that they hold degrees, longitudes and latitudes.
  func areDegrees(_ header: [String]) -> Bool {
    guard case .pair(let x, let y) = self else { return false }
    let (first, second) = (Self.plain(header[x]), Self.plain(header[y]))
    return Self.degreeNames.contains { $0.x == first }
      && Self.degreeNames.contains { $0.y == second }
  }

  // Refuses a column of latitudes or northings for x, and of longitudes or eastings for y.
  private static func checkOrder(
    _ x: Int, _ y: Int, of header: [String]
  ) throws(CSVFailure) {
    let named = pairNames.filter { $0.x.count > 1 }
    let (first, second) = (plain(header[x]), plain(header[y]))
    guard named.contains(where: { $0.y == first }) || named.contains(where: { $0.x == second })
    else { return }
    throw CSVFailure(.exchangedColumns(x: header[x], y: header[y]), line: 1)
  }

  private static func column(_ name: String, among header: [String]) throws(CSVFailure) -> Int {
    guard let column = header.firstIndex(of: name) else {
      throw CSVFailure(.unknownColumn(name, among: header), line: 1)
    }
    return column
  }

  // A column of WKT says more than two of coordinates: those are at times its centre.
  private static func found(among header: [String]) throws(CSVFailure) -> Self {
    let wkt = wkt(among: header)
    return try one(of: wkt.isEmpty ? pairs(among: header) : wkt, among: header)
  }

  private static func one(
    of found: [Self], among header: [String]
  ) throws(CSVFailure) -> Self {
    guard let first = found.first else {
      throw CSVFailure(.noGeometry(among: header), line: 1)
    }
    guard found.count == 1 else {
      throw CSVFailure(.severalGeometries(found.map { $0.words(header) }), line: 1)
    }
    return first
  }

  private static func wkt(among header: [String]) -> [Self] {
    header.indices.filter { wktNames.contains(plain(header[$0])) }
      .map { .wkt($0, isGuessed: true) }
  }

  private static func pairs(among header: [String]) -> [Self] {
    let names = header.map(plain)
    return pairNames.flatMap { pair in
      names.indices.filter { names[$0] == pair.x }.flatMap { x in
        names.indices.filter { names[$0] == pair.y }.map { y in .pair(x: x, y: y) }
      }
    }
  }

  private static func plain(_ name: String) -> String {
    let name = name.lowercased()
    let isSpace: (Character) -> Bool = { $0 == " " }
    guard let start = name.firstIndex(where: { !isSpace($0) }),
      let end = name.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(name[start...end])
  }

  private func words(_ header: [String]) -> String {
    switch self {
    case .none: ""
    case .wkt(let column, _): "\"\(header[column])\" as WKT"
    case .pair(let x, let y): "\"\(header[x])\" with \"\(header[y])\""
    }
  }
}
