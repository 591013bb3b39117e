import Assessment
import Exchange
import MineAction
import TestSupport
import Testing

@Suite("Verdict for a terminal")
struct VerdictReportTests {
  @Test("is a headline, a table and what it rests on")
  func example() throws {
    let verdict = try VerdictSample.verdict(
      [
        (1_003.1, .cleared, []),
        (
          409.3, .suspect,
          [
            .contamination(
              VerdictSample.nearby("HA-7", .hazardousArea, .suspect, distance: 12.39, reach: 24.91))
          ]
        ),
        (
          2_000.5, .conditional,
          [
            .depth(codes: ["SE-3"], depth: 0.125, required: 0.5),
            .nearHazard(
              VerdictSample.nearby("HR-1", .hazardReport, .hazard, distance: 40, reach: 0),
              side: .left),
          ]
        ), (600, .unknown, [.noRelease]),
      ], evidence: ["SE-15", "SE-14"], oldest: "2020-11-29",
      nearest: VerdictSample.nearby(
        "HA-7", .hazardousArea, .suspect, distance: 12.39, reach: 24.91),
      unlocated: ["HA-9"])
    var context = VerdictSample.context
    (context.programme, context.remark) = ("Programme", "Fictional.")
    let expected = """
      Programme
      RTE 12, for heavy traffic, 6 m wide
      Fictional.

      NOT CLEARED: SUSPECTED HAZARD
      Cleared per record for the first 1.003 of 4.013 km.

      from km    to km     length  class               why
      ----------------------------------------------------------------------------------------------------
        0.000    1.003     1003 m  CLEARED PER RECORD  Evidence: SE-14, SE-15, the oldest of 2020-11-29.
        1.003    1.413      410 m  SUSPECTED HAZARD    HA-7, suspected hazardous area, 12.3 m from the
                                                       line; danger reaches 25 m beyond it.
        1.412    3.413     2001 m  CONDITIONAL         Cleared to only 0.125 m, 0.5 m needed: SE-3.
                                                       HR-1, verified hazard report, 40 m to the left.
        3.412    4.013      601 m  NO EVIDENCE         No released ground within the corridor.

      In all           SUSPECTED HAZARD 0.410 km, NO EVIDENCE 0.600 km, CONDITIONAL 2.001 km, CLEARED PER
                       RECORD 1.003 km
      Nearest danger   HA-7, suspected hazardous area, 12.3 m from the line; danger reaches 25 m beyond it
      Without a place  1 hazard on record: HA-9

      Route accuracy   0 m, assumed: nobody said how far the drawn line may be off
      Asked for        clearance to any depth, evidence of any age, warnings to 50 m beyond the corridor
      Record           30 Nov 2020 12:00Z, revision 4211, ledger ab12
      Policy           default, not approved by anyone, cd34
      Engine           Clearway 0.1.0, GEOS 3.11.1, PROJ 9.1.1

      Information from the record. Not permission to travel. Bridges, culverts and verges beyond the width
      are not judged.

      """
    #expect(VerdictReport(verdict, context).text == expected)
  }

  @Test(
    "says each cause in a plain sentence",
    arguments: [
      (.contamination(VerdictSample.nearby()), "HA-7, confirmed hazardous area, on the line."),
      (
        .contamination(VerdictSample.nearby("SE-1", .sector, .hazard, distance: 3)),
        "SE-1, rejected sector, 3 m from the line."
      ),
      (
        .contamination(VerdictSample.nearby("SE-1", .sector, .suspect, distance: 3)),
        "SE-1, sector in doubt, 3 m from the line."
      ),
      (
        .contamination(VerdictSample.nearby("HR-1", .hazardReport, .suspect, distance: 9.99)),
        "HR-1, hazard report, not verified, 9.9 m from the line."
      ),
      (.routeGap(length: 12.31), "The parts of the route lie 12.4 m apart here."),
      (.noRelease, "No released ground within the corridor."),
      (
        .awaitingQualityControl(codes: ["SE-2", "SE-1"]),
        "Work is completed but not accepted: SE-1, SE-2."
      ),
      (
        .accuracy(codes: ["SE-1"]),
        "Covered as drawn, but not if the outlines are off by their accuracy: SE-1."
      ),
      (
        .newerDanger(codes: ["SE-1"]),
        "Covered only by work that is older than a hazardous area here: SE-1."
      ),
      (
        .gap(width: 0.11, codes: ["SE-1"]),
        "Ground up to 0.2 m wide that was never released, beside SE-1."
      ),
      (.gap(width: 0, codes: []), "Ground that was never released."),
      (
        .staleEvidence(codes: ["SE-1"], oldest: FieldDate("2015-02-28", in: .utc)),
        "Evidence is too old: SE-1, the oldest of 2015-02-28."
      ),
      (
        .method(codes: ["SE-1"]),
        "Released after survey only, not searched by clearance: SE-1."
      ),
      (
        .depth(codes: ["SE-1"], depth: nil, required: 0.5),
        "Cleared to an unknown depth, 0.5 m needed: SE-1."
      ),
      (
        .nearHazard(VerdictSample.nearby(distance: 23.19, reach: 10.01), side: .both),
        "HA-7, confirmed hazardous area, 23.1 m away, on both sides; danger reaches 10.1 m beyond it."
      ),
      (
        .nearHazard(VerdictSample.nearby(distance: 23), side: .ahead),
        "HA-7, confirmed hazardous area, 23 m ahead."
      ),
      (
        .workInProgress(codes: (1...10).map { "SE-\($0 + 10)" }),
        "A team is at work: SE-11, SE-12, SE-13, SE-14, SE-15, SE-16, SE-17, SE-18 and 2 more."
      ),
      (.unlocated(count: 1), "A hazard is on record whose place nobody knows; it may be here."),
      (
        .unlocated(count: 2),
        "2 hazards are on record whose place nobody knows; they may be here."
      ),
    ] as [(Cause, String)])
  func sentences(cause: Cause, expected: String) throws {
    let verdict = try VerdictSample.verdict([(100, .unknown, [cause])])
    let report = VerdictReport(verdict, VerdictSample.context, columns: 300).text
    #expect(report.contains("  \(expected)\n"), "\(report)")
  }

  @Test(
    "keeps to its width, whatever codes and names there are", arguments: [20, 60, 80, 100, 133])
  func width(columns: Int) throws {
    let long = String(repeating: "Ծածկագիր", count: 8)
    let verdict = try VerdictSample.verdict(
      [
        (100_000, .cleared, []),
        (100_000, .hazard, [.contamination(VerdictSample.nearby(long, reach: 10))]),
        (1, .conditional, [.workInProgress(codes: [long, "SE-1", long + "2"])]),
      ], evidence: (1...40).map { "SE-\($0)" }, oldest: "2020-11-29", unlocated: [long])
    var context = VerdictSample.context
    context.routeName = long + " " + long
    context.ledgerDigest = String(repeating: "0123456789abcdef", count: 4)
    let report = VerdictReport(verdict, context, columns: columns).text
    for line in report.split(separator: "\n") {
      #expect(line.count <= max(columns, 60), "\(line)")
    }
  }

  @Test("colours nothing but the words, and only when asked")
  func colour() throws {
    let verdict = try VerdictSample.verdict(
      RouteClass.allCases.map { (100, $0, $0 == .cleared ? [] : [.noRelease]) })
    let plain = VerdictReport(verdict, VerdictSample.context).text
    let coloured = VerdictReport(verdict, VerdictSample.context, isColoured: true).text
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[1;97;41mHAZARD\u{1B}[0m"))
    #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
  }

  @Test("lets no name or code steer the terminal")
  func control() throws {
    let evil = "\u{1B}]0;owned\u{7}\u{9B}31m\r\n\u{202E}x"
    let verdict = try VerdictSample.verdict(
      [
        (100, .cleared, []), (100, .hazard, [.contamination(VerdictSample.nearby(evil))]),
        (100, .unknown, [.accuracy(codes: [evil])]),
      ], evidence: [evil], oldest: "2020-11-29", nearest: VerdictSample.nearby(evil),
      unlocated: [evil])
    let context = VerdictContext(
      routeName: evil, clearway: "1", geos: "1", proj: "1", ledgerDigest: "a", policyName: evil,
      approvedBy: evil, policyDigest: "b", programme: evil, remark: evil)
    let report = VerdictReport(verdict, context).text
    for scalar in report.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
      #expect(scalar != "\u{202E}")
    }
  }

  @Test("says of a route that it is cleared only if all of it is")
  func headline() throws {
    for `class` in RouteClass.allCases {
      let verdict = try VerdictSample.verdict([(100, .cleared, []), (0.4, `class`, [])])
      let report = VerdictReport(verdict, VerdictSample.context).text
      let isCleared = `class` == .cleared
      #expect(report.contains("NOT CLEARED") != isCleared)
      #expect(report.contains("over its whole length") == isCleared)
    }
  }

  @Test("does not leave out what rounding leaves nothing of")
  func short() throws {
    let verdict = try VerdictSample.verdict([
      (10.5, .unknown, []), (0.4, .cleared, []), (10, .unknown, []),
    ])
    let report = VerdictReport(verdict, VerdictSample.context).text
    #expect(report.contains("  0.010    0.010  below 1 m  CLEARED PER RECORD"), "\(report)")
  }
}
