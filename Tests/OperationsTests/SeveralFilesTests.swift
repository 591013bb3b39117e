import Assessment
import MineAction
import Operations
import Testing

/// Several files of one command: all of them or none (interfaces.md, "Nothing half done").
@Suite("Several files at once")
struct SeveralFilesTests {
  private func take(
    _ files: [String], in desk: ScratchProgramme, attested: Bool = true, dryRun: Bool = false
  ) throws -> [Reconciliation] {
    var options = ImportOptions()
    if attested { options.attestedBy = desk.organisation }
    options.isDryRun = dryRun
    let sources = files.enumerated().map { index, text in
      ImportSource("\(index + 1).geojson") { once(text) }
    }
    return try desk.workspace.importFiles(
      sources, options: options, person: desk.person, organisation: desk.organisation)
  }

  @Test(
    "change nothing where one of them cannot be read to its end",
    arguments: [0, 1, 2], [true, false])
  func broken(place: Int, isAttested: Bool) throws {
    let desk = try ScratchProgramme()
    let before = try desk.bytes
    var files = [Plain.collection(Plain.cleared), Plain.collection(Plain.area)]
    files.insert(String(Plain.collection(Plain.report).dropLast(3)), at: place)
    let failure = try problem { _ = try take(files, in: desk, attested: isAttested) }
    #expect(failure?.status == 65)
    #expect(failure?.place?.hasPrefix("\(place + 1).geojson") == true)
    #expect(try desk.bytes == before)
  }

  @Test("leave what they would have left one after the other, event for event")
  func oneByOne() throws {
    let files = [
      Plain.collection(Plain.cleared, Plain.area),
      Plain.collection(
        Plain.area.with("status", #""released""#).with("statusOn", #""2021-09-01""#), Plain.report),
      Plain.collection(Plain.cleared),
      Plain.collection(Plain.report.with("dangerRadius", "40"), Plain.area.placed("7")),
      Plain.collection(DistrictTests.dangers[0].coded("HA-2")),
      Plain.collection(DistrictTests.far),
    ]
    for isAttested in [true, false] {
      let (one, other) = (try ScratchProgramme(), try ScratchProgramme())
      let together = try take(files, in: one, attested: isAttested)
      let each = try files.enumerated().flatMap { index, file in
        var results = try take([file], in: other, attested: isAttested)
        results[0].source = "\(index + 1).geojson"
        return results
      }
      #expect(together.map(\.counts) == each.map(\.counts))
      #expect(together.map(\.revision) == each.map(\.revision))
      #expect(together.map(\.notes) == each.map(\.notes))
      for (one, other) in zip(together, each) {
        #expect(abs(one.areaAfter.hazardous - other.areaAfter.hazardous) < 0.01)
        #expect(abs(one.areaAfter.released - other.areaAfter.released) < 0.01)
      }
      #expect(try one.events() == (try other.events()))
      #expect(try one.road() == (try other.road()))
      let again = try take(files, in: one, attested: isAttested, dryRun: true)
      #expect(try Set(again.map(\.revision)) == [one.revision])
    }
  }

  @Test("are tried in a dry run, one upon the other")
  func dryRun() throws {
    let desk = try ScratchProgramme()
    let before = try desk.bytes
    let files = [Plain.collection(Plain.area), Plain.collection(Plain.area.with("accuracy", "9"))]
    let results = try take(files, in: desk, dryRun: true)
    #expect(results.map(\.added) == [1, 0])
    #expect(results.map(\.changed) == [0, 1])
    #expect(try desk.bytes == before)
  }

  @Test("start again where somebody changed a record of any of them meanwhile")
  func meanwhile() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.report("HR-1", .villager)
    var opened: [String] = []
    let sources = [Plain.report.coded("HR-1"), Plain.area].map { draft in
      ImportSource(draft.code ?? "") {
        opened.append(draft.code ?? "")
        if opened.count == 2 {
          try desk.mark("HR-1", "verified", on: "2026-09-20", .admin, note: "seen")
        }
        return once(Plain.collection(draft))
      }
    }
    _ = try desk.workspace.importFiles(
      sources, options: ImportOptions(), person: desk.person, organisation: desk.organisation)
    #expect(opened == ["HR-1", "HA-1", "HR-1", "HA-1"])
    #expect(try desk.members("HR-1")["status"] == "verified")
    #expect(try desk.codes(.hazardousArea) == ["HA-1"])
  }

  @Test("make no bare organisation of one that somebody described meanwhile")
  func organisations() throws {
    let desk = try ScratchProgramme.peopled()
    var isFirst = true
    let draft = Plain.cleared.with("organisation", #""ORG-7""#)
    let source = ImportSource("a.geojson") {
      if isFirst { try desk.add(.organisation, "ORG-7", set: "unitOf=ORG-3") }
      isFirst = false
      return once(Plain.collection(draft))
    }
    _ = try desk.workspace.importFiles(
      [source], options: ImportOptions(), person: desk.person, organisation: desk.organisation)
    #expect(try desk.members("ORG-7")["unitOf"] == "ORG-3")
  }
}

extension ScratchProgramme {
  /// All facts of the ledger, in order.
  fileprivate func events() throws -> [Event.Fact] {
    var facts: [Event.Fact] = []
    try workspace.events { event in
      if case .imported(let summary) = event.fact {
        let plain = ImportSummary(
          source: "", attestedBy: summary.attestedBy, counts: summary.counts)
        facts.append(.imported(plain))
      } else {
        facts.append(event.fact)
      }
    }
    return facts
  }
}
