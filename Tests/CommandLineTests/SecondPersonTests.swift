import Foundation
import Testing

/// What a second person sees before and after agreeing, and what a record tells of it later.
@Suite("The second person")
struct SecondPersonTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.must("add", "organisation", "ORG-3")
    try desk.must("add", "person", "P-4", "--set", "organisation=ORG-3")
    try desk.must("grant", "P-4", "qualityOfficer")
    try desk.must(
      "import", "-", "--attested-by", "ORG-1",
      input: Road.collection(Road.area("confirmed", 46.82, 46.83)))
    return desk
  }

  private func number(_ outcome: Desk.Outcome) throws -> String {
    String(try #require(outcome.out.firstMatch(of: #/clearway approve (\d+)/#)?.output.1))
  }

  @Test("is told who may agree, what would change, old and new, and what has changed")
  func correction() throws {
    let desk = try desk()
    let outline = try desk.file("outline.geojson", Road.box(46.82, 46.829))
    let proposed = try desk.must(
      "correct", "HA-confirmed", "--set", "accuracy=1", "--geometry", outline, "--note", "measured")
    #expect(
      proposed.out.contains("as qualityOfficer (P-4 for ORG-3)"),
      "\(proposed.out)")
    let number = try number(proposed)
    let seen = try desk.must("proposals", number).out
    for words in [
      "\n  accuracy: 5 → 1\n", " m² lost, 0 m² gained", "looks less dangerous: a smaller accuracy",
      "why: measured",
      "may approve: somebody of another organisation, as qualityOfficer (P-4 for ORG-3)",
    ] { #expect(seen.contains(words), "\(seen)") }
    let agreed = try desk.must("approve", number, "--by", "P-4", "--for", "ORG-3").out
    #expect(agreed.contains("\n    accuracy: 5 → 1\n"), "\(agreed)")
    let shown = try desk.must("show", "HA-confirmed").out
    #expect(shown.contains(#/corrected accuracy 5 → 1, outline \(−[\d,]+ m²\)\n/#), "\(shown)")
    #expect(try desk.must("log").out.contains("corrected the hazardousArea HA-confirmed: accuracy"))
    #expect(try desk.run("proposals", number).status == 65)
  }

  @Test("sees which proposals no longer fit, and the words said with what took effect at once")
  func stale() throws {
    let desk = try desk()
    let number = try number(
      desk.must("correct", "HA-confirmed", "--set", "accuracy=1", "--note", "measured"))
    #expect(try !desk.must("proposals").out.contains("no longer fits"))
    try desk.must("correct", "HA-confirmed", "--set", "accuracy=70", "--note", "from the road")
    #expect(try desk.must("proposals").out.contains("accuracy 5 → 1"))
    #expect(try desk.must("proposals").out.contains("no longer fits"))
    #expect(try desk.must("proposals", number).out.contains("no longer fits"))
    let shown = try desk.must("show", "HA-confirmed").out
    #expect(shown.contains("corrected accuracy 5 → 70: from the road"), "\(shown)")
    try desk.must("verify")
  }

  @Test("sees each value of a policy, and the members of a step")
  func others() throws {
    let desk = try desk()
    let policy = try desk.file("policy.json", #"{"name":"wide","width":{"heavy":8}}"#)
    let first = try number(desk.must("policy", policy, "--note", "by the board"))
    let seen = try desk.must("proposals", first).out
    #expect(seen.contains("\n  width.heavy: 6 → 8\n"), "\(seen)")
    #expect(seen.contains("administrator or qualityOfficer"), "\(seen)")
    try desk.must("add", "person", "P-5")
    try desk.must("grant", "P-5", "surveyor", "--in", "ORG-1")
    let marked = try desk.must(
      "mark", "HA-confirmed", "withdrawn", "--note", "twice", "--set", "map=7", "--on",
      "2026-01-06", "--by", "P-5")
    #expect(!marked.err.contains("more than a day ago"), "\(marked.err)")
    let step = try desk.must("proposals", number(marked)).out
    #expect(step.contains("status: open → withdrawn\n  map: 7\n"), "\(step)")
  }
}
