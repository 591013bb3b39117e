import Foundation
import Testing

@Suite("The doctor, asked from a shell")
struct DoctorCommandTests {
  @Test("says what it found and ends well, and changes nothing")
  func findings() throws {
    let desk = try Desk()
    #expect(try desk.must("doctor").out == "nothing to report\n")
    let accident = Road.feature(
      #"{"type":"Point","coordinates":[46.82,40.27]}"#,
      #""recordType":"hazardReport","code":"HR-1","status":"reported","kind":"accident","#
        + #""reportedOn":"2026-01-05""#)
    try desk.must(
      "import", "-", "--attested-by", "ORG-1",
      input: Road.collection(Road.sector("SE-1"), accident))
    let head = try desk.head()
    let text = try desk.must("doctor")
    #expect(text.lines.first?.hasPrefix("released sectors that a verified report") == true)
    #expect(text.lines.dropFirst().first == "  SE-1  accident HR-1 reaches it")
    let json = try desk.must("doctor", "--format", "json").out
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let findings = object?["findings"] as? [[String: Any]] ?? []
    #expect(findings.first?["kind"] as? String == "releasedInReach")
    #expect(findings.first?["code"] as? String == "SE-1")
    #expect(try desk.head() == head)
  }
}
