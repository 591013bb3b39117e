import Foundation
import TestSupport

/// A file of random records: sound ones, flawed ones, repeated ones, of all types that have a place.
struct RandomFile {
  var features: [String]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    features = []
    for number in 0..<Int.random(in: 1...12, using: &random) {
      if let old = features.randomElement(using: &random),
        Int.random(in: 0..<8, using: &random) == 0
      {
        features.append(old)
      } else {
        features.append(Self.feature(number % 9, using: &random))
      }
    }
  }

  var text: String { Plain.collection(features) }

  private static func pick<T>(_ list: [T], using random: inout SeededGenerator) -> T {
    list[Int.random(in: list.indices, using: &random)]
  }

  private static func feature(_ number: Int, using random: inout SeededGenerator) -> String {
    let type = pick(
      ["hazardousArea", "sector", "hazardReport", "route", "site", "district", "organisation"],
      using: &random)
    var draft = Draft(
      type, Bool.random(using: &random) ? "R-\(number)" : nil, geometry(using: &random), [:])
    let words = [
      "status": [
        "open", "released", "withdrawn", "accepted", "completed", "suspended", "rejected",
        "reported", "verified", "resolved", "closed", "inProgress", "handedOver",
      ],
      "classification": ["suspected", "confirmed", "SHA"],
      "method": ["clearance", "technicalSurvey", "nonTechnicalSurvey", "manual"],
      "kind": ["unexploded", "accident", "antiPersonnel", "boom"],
      "fix": ["rtk", "verbal", "sextant"], "doubt": ["rejected", "suspended"],
      "survey": ["SV-1", "SV-2"], "organisation": ["ORG-2", "ORG-4"], "name": ["Füzuli 😀"],
    ]
    for (name, values) in words.sorted(by: { $0.key < $1.key })
    where Int.random(in: 0..<3, using: &random) > 0 {
      draft.members[name] = #""\#(pick(values, using: &random))""#
    }
    for name in ["observedOn", "completedOn", "acceptedOn", "reportedOn", "statusOn"]
    where Bool.random(using: &random) {
      draft.members[name] = pick(
        [
          #""2021-03-28""#, #""2021-10-31""#, #""2020-02-29""#, #""soon""#, "null",
          #""2021-06-01T23:30:00+04:00""#, #""2021-06-01T00:30:15.125Z""#, "20210601",
        ], using: &random)
    }
    for name in ["accuracy", "dangerRadius", "clearanceDepth"] where Bool.random(using: &random) {
      draft.members[name] = pick(["0.5", "1e1", "-3", "0.1000", "7.0", "null"], using: &random)
    }
    let others = [
      "reporter": #""Rəna""#, "n": "1.50e+01", "list": #"[1, {"b" : null}, "x\/y"]"#, "e": #""""#,
      "u": #""\u00e9""#,
    ]
    for (name, value) in others.sorted(by: { $0.key < $1.key })
    where Int.random(in: 0..<3, using: &random) == 0 {
      draft.members[name] = value
    }
    draft.foreign = pick(
      ["", "", #","bbox":[46.8, 40.2,46.9,40.3]"#, #","x":{"y":[true]},"z":-0"#, #","id":[7]"#],
      using: &random)
    return draft.text
  }

  private static func geometry(using random: inout SeededGenerator) -> String {
    let (x, y) = (
      Double.random(in: -500...1_500, using: &random), Double.random(in: -200...200, using: &random)
    )
    let box = [(x, y), (x, y + 50), (x + 80, y + 50), (x + 80, y), (x, y)]
    let hole = [(x + 9, y + 9), (x + 9, y + 19), (x + 19, y + 19), (x + 9, y + 9)]
    let bow = [(x, y), (x + 80, y + 50), (x + 80, y), (x, y + 50), (x, y)]
    let ring = { (points: [(Double, Double)]) in Plain.ring(points) }
    return pick(
      [
        Plain.polygon(box), Plain.polygon(box.reversed()), Plain.point(x, y), "null",
        #"{"type":"Polygon","coordinates":[\#(ring(box)),\#(ring(hole))]}"#,
        #"{"type":"MultiPolygon","coordinates":[[\#(ring(box))]]}"#,
        #"{"type":"MultiPolygon","coordinates":[[\#(ring(bow))],[\#(ring(box))]]}"#,
        Plain.polygon(bow), Plain.polygon(Array(box.dropLast())), Plain.line((x, y), (x + 50, y)),
        #"{"type":"MultiLineString","coordinates":[\#(ring(box)),\#(ring(bow))]}"#,
        #"{"type":"Point","coordinates":[46.823456789123, 40.270000001, 812.50]}"#,
        #"{"type":"GeometryCollection","geometries":[\#(Plain.point(x, y)), \#(Plain.polygon(box))]}"#,
        #"{"type":"Point","coordinates":[]}"#, #"{"type":"Point","coordinates":[46.8,95]}"#,
        #"{"type":"Circle","coordinates":[46.8,40.2]}"#,
        #"{"type":"Polygon","coordinates":[\#(ring(box))],"note" : "of \#(Int(x))"}"#,
      ], using: &random)
  }
}
