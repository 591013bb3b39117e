import GPX
import Geometry
import Testing

@Suite("GPX as it is written by")
struct GPXWriterTests {
  @Test("ogr2ogr holds its lines, and its own fields are passed over")
  func ogr2ogr() throws {
    let file = try GPXText(
      """
      <?xml version="1.0"?>
      <gpx version="1.1" creator="GDAL 3.6.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
        xmlns:ogr="http://osgeo.org/gdal" xmlns="http://www.topografix.com/GPX/1/1"
        xsi:schemaLocation="http://www.topografix.com/GPX/1/1 gpx.xsd">
      <metadata><bounds minlat="39.1" minlon="46.1" maxlat="39.3" maxlon="46.3"/></metadata>
      <rte>
        <name>North lane</name>
        <extensions>
          <ogr:id>17</ogr:id>
        </extensions>
        <rtept lat="39.1" lon="46.1">
        </rtept>
        <rtept lat="39.101" lon="46.101">
          <ele>12.5</ele>
        </rtept>
      </rte>
      <trk>
        <trkseg>
          <trkpt lat="39.2" lon="46.2">
          </trkpt>
          <trkpt lat="39.3" lon="46.3">
          </trkpt>
        </trkseg>
      </trk>
      </gpx>
      """
    ).file()
    #expect(file.routes.map(\.place.words) == ["route 1", "track 1"])
    #expect(file.routes.map(\.name) == ["North lane", nil])
    #expect(file.routes.flatMap(\.remarks).isEmpty && file.remarks.isEmpty)
    #expect(file.routes[1].segments[0].map(\.latitude) == [39.2, 39.3])
  }

  @Test("gpsbabel in GPX 1.0 holds its tracks, beside waypoints")
  func gpsbabel() throws {
    let file = try GPXText(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gpx version="1.0" creator="GPSBabel - https://www.gpsbabel.org"
        xmlns="http://www.topografix.com/GPX/1/0">
        <time>2024-05-01T08:00:00.000Z</time>
        <bounds minlat="39.1" minlon="46.1" maxlat="39.2" maxlon="46.2"/>
        <wpt lat="39.100000000" lon="46.100000000">
          <ele>0.000000</ele>
          <name>BP-1</name>
          <cmt>BP-1</cmt>
        </wpt>
        <trk>
          <name>ACTIVE LOG</name>
          <number>1</number>
          <trkseg>
            <trkpt lat="39.100000000" lon="46.100000000">
              <ele>512.000000</ele>
              <time>2024-05-01T08:00:00Z</time>
              <course>12.1</course>
              <speed>1.5</speed>
              <fix>3d</fix>
            </trkpt>
            <trkpt lat="39.200000000" lon="46.200000000">
              <time>2024-05-01T08:10:00Z</time>
            </trkpt>
          </trkseg>
        </trk>
      </gpx>
      """
    ).file()
    let route = try #require(file.routes.first)
    #expect(route.segments[0].map(\.longitude) == [46.1, 46.2])
    #expect(route.start == "2024-05-01T08:00:00Z" && route.end == "2024-05-01T08:10:00Z")
    #expect(file.waypointCount == 1 && route.remarks.isEmpty && file.remarks.isEmpty)
  }

  @Test("an old device without a namespace, or with a prefix for it, holds the same")
  func namespaces() throws {
    let body = "<trk><trkseg>\(GPXText.points((1, 1), (2, 2)))</trkseg></trk>"
    let bare = try GPXText("<gpx>\(body)</gpx>").file()
    let prefixed = try GPXText(
      "<g:gpx xmlns:g='http://www.topografix.com/GPX/1/0'>"
        + body.replacing("</", with: "\u{1}").replacing("<", with: "<g:")
        .replacing("\u{1}", with: "</g:") + "</g:gpx>"
    ).file()
    #expect(bare == prefixed)
    #expect(bare == (try GPXText(body: body).file()))
  }
}
