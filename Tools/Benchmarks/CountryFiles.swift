internal import Exchange
internal import Foundation
internal import Geometry
internal import JSON
internal import MineAction

/// A country and routes through it as files, for this program and for others.
struct CountryFiles {
  private let land: Country
  private let lines: [RouteLine]

  init(_ country: Country, _ routes: [RouteLine]) { (land, lines) = (country, routes) }

  /// All records, as GeoJSON.
  var country: [UInt8] {
    var writer = GeoJSONWriter(.collection)
    for record in land.records {
      writer.feature(
        id: JSONText(string: record.code.text), geometry: GeoJSONGeometry(record.place),
        properties: record.members())
    }
    writer.end()
    return writer.drain()
  }

  /// Writes `country.geojson`, and the routes as `routes.json`: positions, longitude first.
  func write(to folder: String) throws {
    let place = URL(filePath: folder)
    try Data(country).write(to: place.appending(path: "country.geojson"))
    let routes = lines.map { $0.positions.map { [$0.longitude, $0.latitude] } }
    try JSONEncoder().encode(routes).write(to: place.appending(path: "routes.json"))
  }
}
