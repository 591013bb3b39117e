import Assessment
import Exchange
import Foundation
import Geometry
import MineAction
import Testing

@Suite("Verdict as a picture")
struct VerdictSVGTests {
  @Test("is one sheet of A4, well-formed, complete in itself, and runs nothing")
  func selfContained() throws {
    let document = try Self.document(try VerdictSample.example(), try SVGSample.everything())
    let root = try #require(document.elements.first)
    #expect(root.name == "svg")
    #expect(root.attributes["width"] == "297mm" && root.attributes["height"] == "210mm")
    let allowed: Set = [
      "svg", "title", "desc", "defs", "pattern", "clipPath", "g", "path", "rect", "circle", "text",
    ]
    #expect(Set(document.elements.map(\.name)).subtracting(allowed).isEmpty)
    let ids = document.values(of: "id")
    #expect(Set(ids).count == ids.count)
    for element in document.elements {
      for (name, value) in element.attributes {
        #expect(!name.lowercased().hasPrefix("on") && !name.contains("href") && name != "style")
        guard let reference = value.firstMatch(of: #/url\((.*)\)/#) else { continue }
        #expect(reference.1.first == "#" && ids.contains(String(reference.1.dropFirst())))
      }
      #expect(!element.text.contains("NaN"))
    }
    let document2 = String(decoding: try Self.bytes(VerdictSample.example(), []), as: UTF8.self)
    #expect(document2.components(separatedBy: "http").count == 2, "only the name of SVG")
  }

  @Test("says in words what the answer is, what it rests on and what it is not")
  func words() throws {
    var context = VerdictSample.context
    (context.programme, context.remark) = ("Programme & Söhne", "Fictional <data>.")
    (context.routeName, context.approvedBy) = ("RTE \"12\"", "P-2")
    let verdict = try VerdictSample.verdict(
      [(8003.1, .cleared, []), (2009.3, .suspect, [.contamination(VerdictSample.nearby())])],
      unlocated: ["HA-9"])
    let document = try SVGDocument(VerdictSVG(verdict, context, features: []).bytes)
    let lines = document.text
    for text in [
      "RTE \"12\"", "Programme & Söhne", "Fictional <data>.", "NOT CLEARED: SUSPECTED HAZARD",
      "Cleared per record for the first 8.003 of 10.013 km.",
      "For heavy traffic, 6 m wide; route accuracy 0 m, assumed", "30 Nov 2020 12:00Z",
      "revision 4211", "Policy default, approved by P-2, cd34", "ledger ab12",
      "1 hazard on record without a place, HA-9", "Not permission to travel.", "N",
    ] {
      #expect(lines.contains(text), "\(text)")
    }
    #expect(
      document.elements.first { $0.name == "desc" }?.text
        == VerdictMessage(verdict, context).text)
    #expect(document.elements.first { $0.name == "title" }?.text == "Route verdict: RTE \"12\"")
    #expect(lines.contains { $0 == "°" } && lines.contains(" km\n"), "degrees and a scale bar")
  }

  @Test("explains all classes and, of the rest, what occurs")
  func legend() throws {
    let verdict = try VerdictSample.example()
    let empty = try Self.document(verdict, []).text
    for text in [
      "CLEARED PER RECORD", "CONDITIONAL", "EVIDENCE OLD", "NO EVIDENCE", "CANNOT TELL",
      "SUSPECTED HAZARD", "HAZARD",
    ] {
      #expect(empty.split(separator: "\n").contains(Substring(text)), "\(text)")
    }
    let names = [
      "Confirmed hazardous area", "Suspected hazardous area", "Cleared land",
      "Reduced land, sampled only", "Cancelled land, never searched", "Completed, not accepted",
      "Work in progress", "Sector in doubt or rejected", "Hazard report, danger radius", "Site",
    ]
    for name in names { #expect(!empty.contains(name), "\(name)") }
    for (name, feature) in zip(names, try SVGSample.everything()) {
      let text = try Self.document(verdict, [feature]).text
      #expect(names.filter { text.contains($0) } == [name])
    }
    let far = try SVGSample.area("HA-1", .confirmed, along: 90_000, radius: 100)
    #expect(try !Self.document(verdict, [far]).text.contains("Confirmed hazardous area"))
  }

  @Test("draws each kind in its pattern, danger above released land, whatever the order")
  func order() throws {
    let features = try SVGSample.everything()
    let bytes = try Self.bytes(VerdictSample.example(), features)
    #expect(try Self.bytes(VerdictSample.example(), features.reversed()) == bytes)
    let document = try SVGDocument(bytes)
    let patterns = document.elements.filter { $0.ancestors == ["svg", "g"] && $0.name == "path" }
      .compactMap { $0.attributes["fill"] }.filter { $0.hasPrefix("url") }
    #expect(
      Array(patterns.prefix(8))
        == [
          "cancelled", "reduced", "cleared", "awaiting", "in-progress", "doubtful", "suspected",
          "confirmed",
        ].map { "url(#area-\($0))" })
    let colours = document.elements.filter { $0.ancestors.last == "pattern" && $0.name == "rect" }
      .map { "\($0.attributes["fill"] ?? "") \($0.attributes["fill-opacity"] ?? "")" }
    #expect(colours.contains("#ff0000 0.5") && colours.contains("#f4a718 0.5"))
    for code in ["A-0", "A-1", "A-7", "R-1", "Şuşa"] {
      #expect(document.text.contains(code), "\(code)")
    }
  }

  @Test("shows danger that is too small to be seen", arguments: [0.1, 5, 60])
  func small(radius: Double) throws {
    let verdict = try VerdictSample.verdict([(60_000, .unknown, [])])
    for kind in [SVGFeature.Kind.confirmed, .suspected, .doubtful] {
      let feature = try SVGSample.area("HA-1", kind, along: 30_000, beside: 3000, radius: radius)
      let document = try Self.document(verdict, [feature])
      // The pen and what it goes around are together at least as wide as 2 mm.
      let pens = document.elements.filter { $0.ancestors.suffix(2) == ["g", "g"] }
        .filter { $0.attributes["d"]?.contains("z") == true }
        .compactMap { $0.attributes["stroke-width"].flatMap(Double.init) }
      let scale = 1188 / 70_000.0
      #expect((pens.first ?? 0) + 2 * radius * scale > 7, "\(kind) \(pens)")
    }
  }

  @Test("draws the shortest stretch long enough to be seen, at the expense of a better one")
  func shortStretch() throws {
    let verdict = try VerdictSample.verdict([
      (30_000, .cleared, []), (0.02, .hazard, [.contamination(VerdictSample.nearby())]),
      (30_000, .cleared, []),
    ])
    let document = try Self.document(verdict, [])
    let lines = document.elements.filter {
      $0.name == "path" && $0.attributes["stroke"] == "#ff0000"
    }
    // On the map, in an enlargement, along the bar, in the head and in the legend.
    #expect(lines.count == 5)
    for line in lines {
      let data = line.attributes["d"] ?? ""
      let step = data.split(separator: "l").last?.split(separator: " ").first.flatMap {
        Double($0)
      }
      #expect(abs(step ?? 0) >= 3.9, "\(data)")
    }
  }

  @Test("enlarges the worst three places and marks them on the map and along the bar")
  func insets() throws {
    let verdict = try VerdictSample.verdict([
      (10_000, .cleared, []), (300, .hazard, []), (10_000, .unknown, []), (300, .suspect, []),
      (10_000, .cleared, []), (200, .hazard, []), (200, .conditional, []), (10_000, .cleared, []),
    ])
    let text = try Self.document(verdict, []).text.split(separator: "\n")
    #expect(text.contains("A km 10.000-10.300 HAZARD"))
    #expect(text.contains("B km 20.300-20.600 SUSPECTED HAZARD"))
    #expect(text.contains("C km 30.600-30.800 HAZARD"))
    for letter in ["A", "B", "C"] {
      #expect(text.filter { $0 == letter }.count == 2, "\(letter)")
    }
    let cleared = try VerdictSample.verdict([(10_000, .cleared, [])])
    #expect(try !Self.document(cleared, []).text.split(separator: "\n").contains("A"))
  }

  @Test("turns the sheet upright for a route that runs north")
  func upright() throws {
    let route = try RouteLine(parts: [
      [try Position(longitude: 46, latitude: 40), try Position(longitude: 46, latitude: 40.3)]
    ])
    let verdict = Verdict(
      question: RouteQuestion(route: route, at: VerdictSample.at), revision: 1,
      stretches: [Stretch(from: 0, to: route.length, class: .cleared)], nearest: nil, unlocated: [])
    let root = try #require(Self.document(verdict, []).elements.first)
    #expect(root.attributes["viewBox"] == "0 0 840 1188")
  }

  @Test("draws a route and areas across the antimeridian where they are")
  func antimeridian() throws {
    func at(_ x: Double, _ y: Double) throws -> Position<Geographic> {
      try Position(longitude: x, latitude: y)
    }
    let route = try RouteLine(parts: [
      [try at(179.95, -17), try at(180, -17), try at(-180, -17), try at(-179.95, -17)]
    ])
    let verdict = Verdict(
      question: RouteQuestion(route: route, at: VerdictSample.at), revision: 1,
      stretches: [Stretch(from: 0, to: route.length, class: .unknown)], nearest: nil, unlocated: [])
    let ring = [
      try at(179.99, -17.01), try at(-179.99, -17.01), try at(-179.99, -16.99),
      try at(179.99, -16.99), try at(179.99, -17.01),
    ]
    let far = ring.compactMap {
      try? at($0.longitude > 0 ? $0.longitude - 180 : $0.longitude + 180, -17)
    }
    let document = try Self.document(
      verdict,
      [
        SVGFeature(code: "NEAR", kind: .confirmed, shape: Shape(.polygon, [ring])),
        SVGFeature(code: "FAR", kind: .confirmed, shape: Shape(.polygon, [far])),
      ])
    #expect(document.text.contains("NEAR") && !document.text.contains("FAR"))
    #expect(document.text.contains("180.00°E") || document.text.contains("180.00°"))
    let area = document.elements.first { $0.attributes["fill"] == "url(#area-confirmed)" }
    // A fifth of the route's length, which is most of the sheet's.
    let steps = try #require(area?.attributes["d"]).matches(of: #/-?\d+(\.\d)?/#)
      .compactMap { Double($0.0) }.dropFirst(2)
    #expect(steps.allSatisfy { abs($0) < 260 } && steps.contains { abs($0) > 150 }, "\(steps)")
  }

  @Test("stays below a megabyte, however detailed the areas are")
  func size() throws {
    let verdict = try VerdictSample.verdict([(30_000, .cleared, []), (300, .hazard, [])])
    let features = try (0..<500).map { number in
      try SVGSample.area(
        "HA-\(number)", number.isMultiple(of: 2) ? .confirmed : .cleared,
        along: Double(number) * 60, beside: Double(number % 20) * 200 - 2000, radius: 3000,
        corners: 300, roughness: 30)
    }
    let bytes = VerdictSVG(verdict, VerdictSample.context, features: features).bytes
    #expect(bytes.count < 1_000_000)
    _ = try SVGDocument(bytes)
  }

  @Test("keeps names from being anything but text")
  func hostile() throws {
    let evil = "</text><script>alert(1)</script>\u{1}\u{FFFE}\u{1B}[0m & \" '"
    let context = VerdictContext(
      routeName: evil, clearway: evil, geos: evil, proj: evil, ledgerDigest: evil,
      policyName: evil, approvedBy: evil, policyDigest: evil, programme: evil, remark: evil)
    let verdict = try VerdictSample.verdict([(10_000, .unknown, [])], unlocated: [evil])
    let features = [
      try SVGSample.point(evil, .report(radius: 50), along: 3000, beside: 300),
      try SVGSample.point("S", .site(name: evil), along: 6000, beside: 300),
    ]
    let document = try SVGDocument(VerdictSVG(verdict, context, features: features).bytes)
    #expect(!document.elements.contains { $0.name == "script" })
    #expect(document.text.contains("</text><script>alert(1)</script> [0m & \" '"))
  }

  private static func bytes(_ verdict: Verdict, _ features: [SVGFeature]) -> [UInt8] {
    VerdictSVG(verdict, VerdictSample.context, features: features).bytes
  }

  private static func document(
    _ verdict: Verdict, _ features: [SVGFeature]
  ) throws -> SVGDocument {
    try SVGDocument(bytes(verdict, features))
  }
}
