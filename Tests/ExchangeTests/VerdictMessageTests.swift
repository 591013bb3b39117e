import Assessment
import Exchange
import MineAction
import TestSupport
import Testing

@Suite("Verdict as a radio message")
struct VerdictMessageTests {
  @Test("is the example of the specification")
  func example() throws {
    #expect(
      try VerdictMessage(VerdictSample.example(), VerdictSample.context).text
        == "RTE 12 HEAVY 6 M: NOT CLEARED. Cleared per record km 0.000-8.003 of 10.013. "
        + "Km 8.003-10.013 NO EVIDENCE. Data 30 Nov 2020 12:00Z rev 4211. "
        + "Not permission to travel.")
  }

  /// Pieces of a route, codes without a place, and what stands between the colon and the data.
  typealias Row = (
    pieces: [(length: Double, class: RouteClass, causes: [Cause])], unlocated: [String],
    says: String
  )

  @Test(
    "says what the verdict says, the worst first",
    arguments: [
      (
        [(10_013, .cleared, [])], [],
        "CLEARED PER RECORD km 0.000-10.013 of 10.013. Line assumed exact"
      ),
      (
        [(10_012.4, .cleared, [])], ["HA-1"],
        "CLEARED PER RECORD km 0.000-10.012 of 10.013. 1 hazard on record without a place. "
          + "Line assumed exact"
      ),
      ([(0.9, .cleared, [])], [], "CLEARED PER RECORD km 0.000 of 0.001. Line assumed exact"),
      (
        [(100.2, .unknown, [.noRelease])], [],
        "NOT CLEARED. Nothing cleared per record of km 0.000-0.101. Km 0.000-0.101 NO EVIDENCE"
      ),
      (
        [(0.5, .cleared, []), (99.7, .unknown, [])], [],
        "NOT CLEARED. Nothing cleared per record of km 0.000-0.101. Km 0.000-0.101 NO EVIDENCE"
      ),
      (
        [
          (1_000.5, .cleared, []), (10.2, .hazard, [.contamination(VerdictSample.nearby())]),
          (500, .cleared, []), (2_000, .stale, []),
        ], [],
        "NOT CLEARED. Cleared per record km 0.000-1.000, 1.011-1.510 of 3.511. "
          + "Km 1.000-1.011 HAZARD HA-7. Km 1.510-3.511 EVIDENCE OLD"
      ),
      (
        [
          (
            100, .suspect,
            ["HA-1", "HA-2", "HA-3", "HA-4", "HA-5"].map {
              .contamination(VerdictSample.nearby($0, .hazardousArea, .suspect))
            }
          )
        ], [],
        "NOT CLEARED. Nothing cleared per record of km 0.000-0.100. "
          + "Km 0.000-0.100 SUSPECTED HAZARD HA-1, HA-2, HA-3 and 2 more"
      ),
      (
        [
          (
            100, .conditional,
            [
              .method(codes: ["SE-1"]),
              .nearHazard(VerdictSample.nearby(distance: 20), side: .left),
              .nearHazard(VerdictSample.nearby("HA-8", distance: 20), side: .both),
              .workInProgress(codes: ["SE-2"]), .unlocated(count: 2),
            ]
          )
        ], ["HA-9", "HA-10"],
        "NOT CLEARED. Nothing cleared per record of km 0.000-0.100. "
          + "Km 0.000-0.100 CONDITIONAL near HA-7 left, HA-8 both sides, team at work. "
          + "2 hazards on record without a place"
      ),
      (
        [(10, .indeterminate, [.routeGap(length: 10)])], [],
        "NOT CLEARED. Nothing cleared per record of km 0.000-0.010. Km 0.000-0.010 CANNOT TELL"
      ),
    ] as [Row])
  func table(row: Row) throws {
    let verdict = try VerdictSample.verdict(row.pieces, unlocated: row.unlocated)
    #expect(
      VerdictMessage(verdict, VerdictSample.context).text
        == "RTE 12 HEAVY 6 M: \(row.says). Data 30 Nov 2020 12:00Z rev 4211. "
        + "Not permission to travel.")
  }

  @Test("names the five worst stretches and five cleared ones, and counts the others")
  func many() throws {
    let classes: [RouteClass] = [
      .unknown, .hazard, .stale, .suspect, .conditional, .unknown, .stale, .hazard,
    ]
    // The second of a class is the longer one.
    let pieces = classes.enumerated().flatMap { number, `class` in
      [(100.0 + Double(number), `class`, [Cause]()), (50.0, .cleared, [])]
    }
    let text = VerdictMessage(try VerdictSample.verdict(pieces), VerdictSample.context).text
    #expect(
      text.contains(
        "Cleared per record km 0.100-0.150, 0.251-0.301, 0.403-0.453, 0.556-0.606, 0.710-0.760 "
          + "and 3 more of 1.228. Km 0.150-0.251 HAZARD. Km 1.071-1.178 HAZARD. "
          + "Km 0.453-0.556 SUSPECTED HAZARD. Km 0.000-0.100 NO EVIDENCE. "
          + "Km 0.760-0.865 NO EVIDENCE. 3 more not cleared, worst EVIDENCE OLD. Data"),
      "\(text)")
  }

  @Test("never shrinks danger nor widens what is cleared", arguments: 1...200)
  func rounding(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = (0..<Int.random(in: 1...9, using: &random)).map { number in
      let length = Double.random(in: 0.3...40, using: &random)
      let isCleared = number.isMultiple(of: 2)
      return (
        length: Bool.random(using: &random) ? length : length.rounded(.up),
        class: isCleared ? RouteClass.cleared : .hazard, causes: [Cause]()
      )
    }
    let verdict = try VerdictSample.verdict(pieces)
    let text = VerdictMessage(verdict, VerdictSample.context).text
    // An answer's own numbers are those rounded to a centimetre.
    let (cleared, danger) = try Self.spans(of: text)
    let own = verdict.stretches.filter { $0.class == .cleared }
    for span in cleared {
      #expect(
        own.contains { $0.from <= span.from + 0.005 && span.to <= $0.to + 0.005 },
        "\(text) seed \(seed)")
    }
    let others = verdict.stretches.filter { $0.class != .cleared }
    #expect(danger.count == others.count)
    for (span, stretch) in zip(danger.sorted { $0.from < $1.from }, others) {
      #expect(span.from <= stretch.from + 0.005, "\(text) seed \(seed)")
      #expect(stretch.to <= span.to + 0.005, "\(text) seed \(seed)")
      #expect(span.to - span.from < stretch.to - stretch.from + 2.01, "\(text) seed \(seed)")
    }
    #expect(text.contains(": CLEARED") == others.isEmpty, "\(text) seed \(seed)")
    #expect(text.utf8.allSatisfy { (0x20...0x7E).contains($0) })
  }

  @Test(
    "stays one line of plain words, whatever a route is called",
    arguments: [
      (nil, "ROUTE HEAVY"), ("", "ROUTE HEAVY"),
      ("\u{1B}[2J\nA\u{85}B\t\u{2028}C ", "[2J A B C HEAVY"),
      ("x\u{202E}y\u{2066}z", "xyz HEAVY"), ("Դ մ", "Դ մ HEAVY"),
    ] as [(String?, String)])
  func names(name: String?, expected: String) throws {
    var context = VerdictSample.context
    context.routeName = name
    let text = try VerdictMessage(VerdictSample.example(), context).text
    #expect(text.hasPrefix("\(expected) 6 M: NOT CLEARED. "), "\(text)")
  }

  @Test("says the width in full, and the remark before the last words")
  func remark() throws {
    let verdict = try VerdictSample.verdict([(100, .cleared, [])]) { question in
      (question.width, question.profile) = (3.25, .rail)
      (question.routeAccuracy, question.isRouteAccuracyAssumed) = (10, false)
    }
    var context = VerdictSample.context
    context.remark = "Fictional.\nNot fit for travel."
    #expect(
      VerdictMessage(verdict, context).text
        == "RTE 12 RAIL 3.25 M: CLEARED PER RECORD km 0.000-0.100 of 0.100. "
        + "Data 30 Nov 2020 12:00Z rev 4211. Fictional. Not fit for travel. "
        + "Not permission to travel.")
  }

  /// The cleared and the other pieces that a message names, in metres.
  private static func spans(
    of text: String
  ) throws -> (cleared: [(from: Double, to: Double)], danger: [(from: Double, to: Double)]) {
    let sentences = text.split(separator: ". ").map(String.init)
    var (cleared, danger): ([(from: Double, to: Double)], [(from: Double, to: Double)]) = ([], [])
    for sentence in sentences {
      let spans = sentence.matches(of: #/(\d+)\.(\d{3})-(\d+)\.(\d{3})/#).map { match in
        let numbers = [match.1, match.2, match.3, match.4].compactMap { Double(String($0)) }
        return (from: numbers[0] * 1000 + numbers[1], to: numbers[2] * 1000 + numbers[3])
      }
      if sentence.hasPrefix("Km ") {
        danger += spans
      } else if !sentence.contains("Nothing cleared") {
        cleared += spans
      }
    }
    return (cleared, danger)
  }
}
