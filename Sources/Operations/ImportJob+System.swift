internal import JSON

extension ImportJob {
  // The legacy member of GeoJSON is honoured where it says WGS 84, and refused where it does not.
  static func check(_ system: JSONText, feature: Int?, _ source: String) throws {
    if system.isNull { return }
    let properties = system.members?.first { $0.name == "properties" }?.value.members
    let name = properties?.first { $0.name == "name" }?.value.string
    let known = [
      "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "CRS84",
      "urn:ogc:def:crs:EPSG::4326", "EPSG:4326", "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
    ]
    if let name, known.contains(name) { return }
    throw Problem(
      "it is in the coordinate system \(name ?? system.text.prefix(60).description), not in WGS 84",
      at: feature.map { "\(source), feature \($0)" } ?? source,
      hint: "convert it first, for example with ogr2ogr -t_srs EPSG:4326", status: Problem.data)
  }
}
