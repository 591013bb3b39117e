import MineAction
import Operations
import Reporting
import Testing

@Suite("The doctor, on what is stuck")
struct DoctorLifeTests {
  private func findings(
    _ kind: Doctor.Finding.Kind, in desk: ScratchProgramme
  ) throws -> [String] {
    let doctor = Doctor(
      of: try desk.workspace.current().situation, at: desk.workspace.now, desk.workspace.topology)
    return doctor.findings(kind).map { "\($0.code ?? "-"): \($0.words)" }
  }

  @Test("lists doubts, verified reports, and areas that accepted work accounts for no more")
  func takenBack() throws {
    let desk = try ScratchProgramme.peopled()
    let wide = Plain.cleared.with("completedOn", #""2022-01-01""#).with("acceptedOn", nil)
    try desk.take(Plain.collection(wide, Plain.area), attested: true)
    try desk.mark("HA-1", "released", .admin, note: "cleared in SE-1")
    try desk.approve(.officer)
    #expect(try findings(.unaccounted, in: desk).isEmpty)
    try desk.report("HR-1", .villager)
    try desk.mark("HR-1", "verified", on: "2026-09-20", .admin, note: "seen")
    #expect(try findings(.inDoubt, in: desk) == ["SE-1: resuspected on 2026-09-20, 1 day"])
    #expect(
      try findings(.verifiedReport, in: desk)
        == ["HR-1: unexploded, verified on 2026-09-20, 1 day"])
    #expect(try findings(.unaccounted, in: desk).map { $0.prefix(4) } == ["HA-1"])
  }

  @Test("lists names that nothing is on record for, and proposals that no longer fit")
  func names() throws {
    let desk = try ScratchProgramme.peopled()
    let evidence = Plain.area.with("evidence", #"["indirect"]"#)
    try desk.take(
      Plain.collection(evidence, Plain.report.with("district", #""D-7""#)), attested: true)
    #expect(try findings(.unknownName, in: desk) == ["-: district D-7, named by HR-1"])
    try desk.correct("HA-1", note: "surveyed again", set: "accuracy=1")
    #expect(try findings(.staleProposal, in: desk).isEmpty)
    try desk.correct("HA-1", set: "accuracy=70")
    #expect(try findings(.staleProposal, in: desk).count == 1)
    #expect(try findings(.openProposal, in: desk).isEmpty)
  }

  @Test("says of danger without a place where it makes answers conditional")
  func bounded() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.add(.district, "D-1", Plain.box(-200, -200, 500, 200))
    let lost = Plain.area.coded("HA-9").placed("null")
    try desk.take(
      Plain.collection(lost, lost.coded("HA-8").with("district", #""D-1""#)), attested: true)
    let found = try findings(.unlocatedDanger, in: desk)
    #expect(found.count == 2)
    #expect(found.first?.hasSuffix("D-1, makes answers near its outline conditional") == true)
    #expect(found.last?.hasSuffix("without a place, makes every answer conditional") == true)
  }
}
