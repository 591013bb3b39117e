import GPX
import Testing

@Suite("GPX refusal")
struct GPXRefusalTests {
  private static let segment = "<trkseg>\(GPXText.points((1, 1), (2, 2)))</trkseg>"

  @Test(
    "names what the file is instead, and what to do",
    arguments: [
      ("<kml xmlns='http://www.opengis.net/kml/2.2'/>", .otherFormat("kml"), "gpsbabel -i kml"),
      ("<TrainingCenterDatabase/>", .otherFormat("TrainingCenterDatabase"), "gpsbabel -i gtrnctr"),
      ("<html><br></html>", .otherFormat("html"), "web page"),
      ("<!DOCTYPE html><html></html>", .otherFormat("html"), "web page"),
      ("<GPX/>", .otherFormat("GPX"), "gpsbabel"), ("<x:gpx xmlns:x='u'/>", nil, "GPX 1.1"),
      ("{\"type\":\"Feature\"}", .notXML, "gpsbabel"), ("PK\u{3}\u{4}", .notXML, "ogr2ogr"),
      ("", .empty, "again"), (" \n", .empty, "again"), ("\u{FEFF}", .empty, "again"),
      ("<?xml version='1.0'?>\n", .empty, "again"), ("<gpx>", .truncated, "again"),
    ] as [(String, GPXFailure.Kind?, String)])
  func otherFormats(text: String, kind: GPXFailure.Kind?, hint: String) {
    let failure = GPXText(text).failure
    #expect(failure?.kind == kind ?? .unknownNamespace("u"))
    #expect(failure?.hint.contains(hint) == true)
  }

  @Test(
    "is for what may hide, hold or be a point where none is read",
    arguments: [
      ("<trkpt lat='1' lon='1'/>", .misplaced("trkpt")), ("<trkseg/>", .misplaced("trkseg")),
      ("<rtept lat='1' lon='1'/>", .misplaced("rtept")), ("<gpx/>", .misplaced("gpx")),
      ("<trk><trk/></trk>", .misplaced("trk")), ("<rte><rte/></rte>", .misplaced("rte")),
      ("<rte><trkpt lat='1' lon='1'/></rte>", .misplaced("trkpt")),
      ("<trk><rtept lat='1' lon='1'/></trk>", .misplaced("rtept")),
      ("<trk><trkseg><rtept lat='1' lon='1'/></trkseg></trk>", .misplaced("rtept")),
      ("<trk><trkseg><x:p lat='1' lon='1'/></trkseg></trk>", .misplaced("p")),
      ("<trk><trkseg><p lat='1' lon='1'/></trkseg></trk>", .misplaced("p")),
      ("<trk><trkseg><wpt lat='1' lon='1'/></trkseg></trk>", .misplaced("wpt")),
      ("<trk><part>\(segment)</part></trk>", .misplaced("trkseg")),
      ("<trk><trkseg><trkpt lat='1' lon='1'><trkpt/></trkpt></trkseg></trk>", .misplaced("trkpt")),
      ("<wpu lat='1' lon='1'/>", .misplaced("wpu")),
      ("<rte><rtept lat='1' lon='1'><gpxx:RoutePointExtension><gpxx:rpu lat='1' lon='1'/>", nil),
      ("<trk><trkseg>trkpt lat='1' lon='1'/></trkseg></trk>", .strayText),
      ("<rte>&#160;<rtept lat='1' lon='1'/></rte>", .strayText),
      ("<trk><trkseg><?rkpt lat='1' lon='1'/><?x y?></trkseg></trk>", .instruction),
      ("<trk><name><![CDATA[A]></name>\(segment)</trk><trk><name>]]></name></trk>", .pointsInText),
      ("<trk><desc>&lt;gpxx:rpt lat='1'&gt;</desc></trk>", .pointsInText),
    ] as [(String, GPXFailure.Kind?)])
  func hiddenPoints(body: String, kind: GPXFailure.Kind?) {
    let failure = GPXText(body: "<trk>\(Self.segment)</trk>" + body).failure
    #expect(failure?.kind == kind ?? .misplaced("rpu"))
  }

  @Test("is for what is not XML throughout, or goes on behind its end")
  func broken() {
    let track = "<trk>\(Self.segment)</trk>"
    #expect(GPXText(body: track + "</trk>").failure?.kind == .malformed("mismatched tag"))
    #expect(
      GPXText(body: track + "<a b='1' b='1'/>").failure?.kind == .malformed("duplicate attribute"))
    #expect(GPXText(body: track + "&nbsp;").failure?.kind == .malformed("undefined entity"))
    #expect(GPXText(body: track + "<q:a/>").failure?.kind == .unboundPrefix)
    let two = GPXText("<gpx>\(track)</gpx>\n<gpx>\(track)</gpx>").failure
    #expect(two?.kind == .trailing)
    #expect(two?.spot == "line 2, column 1")
  }

  @Test("is for a document type, before any entity can grow")
  func documentType() {
    var bomb = "<!DOCTYPE gpx [<!ENTITY a0 \"aaaaaaaaaa\">"
    for level in 1...30 {
      let reference = "&a\(level - 1);"
      bomb += "<!ENTITY a\(level) \"\(String(repeating: reference, count: 10))\">"
    }
    let failure = GPXText(bomb + "]><gpx><trk><name>&a30;</name></trk></gpx>").failure
    #expect(failure?.kind == .documentType)
    let outside = "<!DOCTYPE gpx SYSTEM \"file:///etc/passwd\"><gpx/>"
    #expect(GPXText(outside).failure?.kind == .documentType)
  }

  @Test("is for what would take all memory")
  func size() {
    let deep = String(repeating: "<x:a>", count: 100_000)
    #expect(GPXText(body: deep).failure?.kind == .tooDeep(limit: 64))
    let long = String(repeating: "a", count: 3 << 20)
    for text in [
      "<trk><name>\(long)</name></trk>", "<x:a b='\(long)'/>", "<!--\(long)-->", "<\(long)/>",
    ] {
      guard case .tooLarge? = GPXText(body: text).failure?.kind else {
        Issue.record("\(text.prefix(20)) is read")
        continue
      }
    }
    let description = "<desc>\(long)</desc>"
    #expect(GPXText(body: "<trk>\(description)\(Self.segment)</trk>").failure == nil)
  }

  @Test("is for a file of waypoints, or of tracks without points")
  func noRoute() {
    let points = GPXText.points((1, 1), (2, 2), (3, 3), name: "wpt")
    #expect(
      GPXText(body: points).failure?.reason
        == "there is no track or route in it; its 3 waypoints are no route")
    #expect(GPXText(body: "").failure?.kind == .noRoute(waypoints: 0))
    #expect(
      GPXText(body: points + "<trk><trkseg/></trk><rte/>").failure?.kind == .allEmpty(count: 2))
  }

  @Test("has the words of whoever could not read on")
  func unreadable() {
    struct Unplugged: Error, CustomStringConvertible { let description = "the card was taken out" }
    var chunks = ["<gpx><trk>", Self.segment].map { Array($0.utf8) }
    #expect {
      try GPXFile { () throws -> [UInt8]? in
        guard !chunks.isEmpty else { throw Unplugged() }
        return chunks.removeFirst()
      }
    } throws: {
      ($0 as? GPXFailure)?.reason == "the file cannot be read: the card was taken out"
    }
  }
}
