import Assessment
import Exchange
import Foundation
import Geometry
import JSON
import MineAction
import TestSupport
import Testing

@Suite("Verdict as JSON")
struct VerdictJSONTests {
  @Test("is the example of the specification, compact, byte for byte")
  func example() throws {
    let expected = """
      {"verdict":"unknown","length":10012.4,"clearedPrefix":8003.1,"stretches":[\
      {"from":0,"to":8003.1,"class":"cleared","causes":[],"evidence":["SE-14","SE-15"],\
      "oldestEvidence":"2020-11-29"},\
      {"from":8003.1,"to":10012.4,"class":"unknown","causes":[{"reason":"noRelease"}],\
      "evidence":[]}],\
      "byClass":{"cleared":8003.1,"unknown":2009.3},"nearestContamination":null,\
      "unlocated":{"count":0,"codes":[]},\
      "width":6,"routeAccuracy":0,"routeAccuracyAssumed":true,"profile":"heavy",\
      "requiredDepth":0,"maxEvidenceAge":null,"standOff":50,\
      "at":"2020-11-30T12:00:00Z","revision":4211,"ledgerDigest":"ab12",\
      "policy":{"name":"default","approvedBy":null,"digest":"cd34"},\
      "engine":{"clearway":"0.1.0","geos":"3.11.1","proj":"9.1.1"},\
      "notice":"Information from the record. Not permission to travel. \
      Bridges, culverts and verges beyond the width are not judged."}
      """
    #expect(try Self.text(of: VerdictSample.example()) == expected)
  }

  @Test(
    "gives each cause the members of the specification, in their order",
    arguments: [
      (
        .contamination(
          VerdictSample.nearby("HR-3", .hazardReport, .suspect, distance: 12.3449, reach: 59.995)),
        """
        {"reason":"contamination","code":"HR-3","recordType":"hazardReport","class":"suspect",\
        "distance":12.34,"reach":59.99}
        """
      ),
      (.routeGap(length: 123.456), #"{"reason":"routeGap","length":123.46}"#),
      (.noRelease, #"{"reason":"noRelease"}"#),
      (
        .awaitingQualityControl(codes: ["é", "b", "B", "a"]),
        #"{"reason":"awaitingQualityControl","codes":["B","a","b","é"]}"#
      ),
      (.accuracy(codes: ["SE-1"]), #"{"reason":"accuracy","codes":["SE-1"]}"#),
      (.newerDanger(codes: ["SE-1"]), #"{"reason":"newerDanger","codes":["SE-1"]}"#),
      (
        .gap(width: 0.125, codes: ["SE-2", "SE-10"]),
        #"{"reason":"gap","width":0.12,"codes":["SE-10","SE-2"]}"#
      ),
      (
        .staleEvidence(codes: ["SE-1"], oldest: FieldDate("2015-02-28", in: .utc)),
        #"{"reason":"staleEvidence","codes":["SE-1"],"oldest":"2015-02-28"}"#
      ),
      (
        .staleEvidence(codes: [], oldest: nil),
        #"{"reason":"staleEvidence","codes":[],"oldest":null}"#
      ),
      (.method(codes: ["SE-1"]), #"{"reason":"method","codes":["SE-1"]}"#),
      (
        .depth(codes: ["SE-1"], depth: 0.499, required: 0.5),
        #"{"reason":"depth","codes":["SE-1"],"depth":0.499,"required":0.5}"#
      ),
      (
        .depth(codes: ["SE-1"], depth: nil, required: 0.5),
        #"{"reason":"depth","codes":["SE-1"],"depth":null,"required":0.5}"#
      ),
      (
        .nearHazard(VerdictSample.nearby(distance: 23.456, reach: 10), side: .both),
        #"{"reason":"nearHazard","code":"HA-7","class":"hazard","distance":23.46,"side":"both"}"#
      ),
      (.workInProgress(codes: ["SE-1"]), #"{"reason":"workInProgress","codes":["SE-1"]}"#),
      (.unlocated(count: 3), #"{"reason":"unlocated","count":3}"#),
    ] as [(Cause, String)])
  func cause(_ cause: Cause, expected: String) throws {
    let verdict = try VerdictSample.verdict([(100, .unknown, [cause])])
    let stretch = try #require(Self.json(of: verdict)["stretches"]?.elements?.first)
    #expect(stretch["causes"]?.text == "[\(expected)]")
  }

  @Test("rounds where stretches meet, not their lengths, so that the pieces add up")
  func pieces() throws {
    let verdict = try VerdictSample.verdict([
      (1.005, .cleared, []), (2.005, .unknown, []), (1.005, .cleared, []), (2.006, .hazard, []),
      (1.008, .unknown, []),
    ])
    let json = try Self.json(of: verdict)
    // 1.005 as a Double lies below, 3.01, 4.015 below, 6.021, 7.029.
    let bounds = json["stretches"]?.elements?.map {
      "\($0["from"]?.text ?? "") \($0["to"]?.text ?? "")"
    }
    #expect(bounds == ["0 1", "1 3.01", "3.01 4.01", "4.01 6.02", "6.02 7.03"])
    #expect(json["length"]?.text == "7.03")
    #expect(json["byClass"]?.text == #"{"cleared":2,"unknown":3.02,"hazard":2.01}"#)
  }

  @Test("gives lengths that add up to the route's, whatever they are", arguments: 1...50)
  func sums(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      let length = Double.random(in: 0.01...300, using: &random)
      // Ties are where rounding goes wrong.
      let tie = (length * 8).rounded(.up) / 8 + 0.125
      return (
        length: Bool.random(using: &random) ? length : tie,
        class: RouteClass.allCases.randomElement(using: &random) ?? .hazard, causes: [Cause]()
      )
    }
    let verdict = try VerdictSample.verdict(pieces)
    let json = try Self.json(of: verdict)
    let stretches = try #require(json["stretches"]?.elements)
    var (last, sums): (String, [String: Int]) = ("0", [:])
    for (stretch, own) in zip(stretches, verdict.stretches) {
      let (from, to) = (try #require(stretch["from"]), try #require(stretch["to"]))
      #expect(from.text == last, "seed \(seed)")
      // The C library rounds what the Double is exactly, half to even.
      #expect(try Self.cents(to) == Self.cents(String(format: "%.2f", own.to)), "seed \(seed)")
      sums[own.class.rawValue, default: 0] += try Self.cents(to) - Self.cents(from)
      last = to.text
    }
    #expect(last == json["length"]?.text, "seed \(seed)")
    let byClass = try #require(json["byClass"]?.members)
    let order = RouteClass.allCases.map(\.rawValue).filter { sums[$0] != nil }
    #expect(byClass.map(\.name) == order, "seed \(seed)")
    for member in byClass {
      #expect(try Self.cents(member.value) == sums[member.name], "seed \(seed)")
    }
  }

  @Test("counts all hazards without a place, and names the first twenty by their bytes")
  func unlocated() throws {
    let codes = (1...25).map { "HA-\($0)" } + ["ha-1", "É"]
    let verdict = try VerdictSample.verdict(
      [(100, .conditional, [.unlocated(count: 27)])], unlocated: codes.reversed())
    let unlocated = try #require(Self.json(of: verdict)["unlocated"])
    #expect(unlocated["count"]?.integer == 27)
    let named = unlocated["codes"]?.elements?.compactMap(\.string)
    #expect(
      named
        == Array(
          codes.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.prefix(20)))
  }

  @Test("says what was asked, in full, and escapes what has to be")
  func question() throws {
    let verdict = try VerdictSample.verdict(
      [(100, .hazard, [.contamination(VerdictSample.nearby())])],
      nearest: VerdictSample.nearby("a\"b\\c", distance: 0, reach: 0.1 + 0.2)
    ) { question in
      (question.width, question.routeAccuracy, question.standOff) = (6.5, 10, 75.255)
      (question.isRouteAccuracyAssumed, question.profile) = (false, .roadworks)
      (question.requiredDepth, question.maxEvidenceAge) = (0.125, 365.25)
    }
    var context = VerdictSample.context
    context.approvedBy = "P-2"
    let text = String(decoding: VerdictJSON(verdict, context).bytes, as: UTF8.self)
    #expect(
      text.contains(
        #"""
        "nearestContamination":{"code":"a\"b\\c","recordType":"hazardousArea","class":"hazard",\#
        "distance":0,"reach":0.3},"unlocated":{"count":0,"codes":[]},"width":6.5,\#
        "routeAccuracy":10,"routeAccuracyAssumed":false,"profile":"roadworks",\#
        "requiredDepth":0.125,"maxEvidenceAge":365.25,"standOff":75.25,
        """#.dropLast(0)), "\(text)")
    #expect(text.contains(#""approvedBy":"P-2""#))
    #expect(text.contains(#""clearedPrefix":0,"#))
  }

  @Test("names no oldest evidence where there is none")
  func oldest() throws {
    let stretches = try #require(Self.json(of: VerdictSample.example())["stretches"]?.elements)
    #expect(
      stretches.map { $0.members?.map(\.name) } == [
        ["from", "to", "class", "causes", "evidence", "oldestEvidence"],
        ["from", "to", "class", "causes", "evidence"],
      ])
  }

  private static func text(of verdict: Verdict) -> String {
    String(decoding: VerdictJSON(verdict, VerdictSample.context).bytes, as: UTF8.self)
  }

  private static func json(of verdict: Verdict) throws -> JSONText {
    try JSONText(parsing: VerdictJSON(verdict, VerdictSample.context).bytes)
  }

  /// The hundredths of a number as its digits say, without any arithmetic of fractions.
  private static func cents(_ number: JSONText) throws -> Int { try cents(number.text) }

  private static func cents(_ text: String) throws -> Int {
    let parts = text.split(separator: ".")
    let decimals = parts.count > 1 ? String(parts[1]) : ""
    #expect(decimals.count <= 2, "\(text)")
    let digits = parts[0] + decimals + String(repeating: "0", count: 2 - decimals.count)
    return try #require(Int(digits))
  }
}
