import Assessment
import MineAction
import Operations
import TestSupport
import Testing

@Suite("Reconciliation")
struct ReconciliationTests {
  @Test("adds up to the features read, and the same file again changes nothing", arguments: 1...60)
  func laws(seed: UInt64) throws {
    let file = RandomFile(seed: seed)
    for isAttested in [false, true] {
      let desk = try ScratchProgramme(timeZone: "Asia/Baku")
      let one = try desk.take(file.text, attested: isAttested)
      #expect(one.read == file.features.count)
      let sum = one.added + one.changed + one.same + one.refused + one.quarantined
      #expect(sum == one.read, "seed \(seed)")
      let revision = try desk.revision
      let two = try desk.take(file.text, attested: isAttested)
      #expect(try desk.revision == revision, "seed \(seed), attested \(isAttested): \(two.notes)")
      #expect(two.same + two.refused + two.quarantined == two.read, "seed \(seed)")
      #expect(two.quarantined == one.quarantined, "seed \(seed)")
      #expect(two.areaBefore == two.areaAfter)
    }
  }

  @Test("loses no danger, whatever the file", arguments: 61...100)
  func danger(seed: UInt64) throws {
    let file = RandomFile(seed: seed)
    let desk = try ScratchProgramme()
    try desk.take(file.text)
    let view = try desk.workspace.current()
    let records = view.situation.records
    var count = 0
    for number in 0..<records.count {
      let record = records[number].latest
      guard record.type == .hazardousArea || record.type == .hazardReport else { continue }
      count += 1
      #expect(!record.looksLifted, "seed \(seed)")
      if record.place.ground == nil || record.place.isIncomplete {
        #expect(try desk.verdict().unlocated.contains(record.code.text), "seed \(seed)")
      }
    }
    let wanted = Set(
      file.features.filter {
        $0.contains(#":"hazardousArea""#) || $0.contains(#":"hazardReport""#)
      })
    #expect(count >= wanted.count, "seed \(seed)")
  }

  @Test("sums what is dangerous and what is released, before and after, in square metres")
  func areas() throws {
    let desk = try ScratchProgramme()
    let one = try desk.take(Plain.collection(Plain.area, Plain.cleared), attested: true)
    #expect(one.areaBefore.hazardous == 0 && one.areaBefore.released == 0)
    #expect(abs(one.areaAfter.hazardous - 200 * 60) < 120)
    #expect(abs(one.areaAfter.released - 1_200 * 120) < 1_440)
    let wider = Plain.area.placed(Plain.box(400, -30, 700, 30))
    let two = try desk.take(Plain.collection(wider))
    #expect(two.areaBefore == one.areaAfter)
    #expect(abs(two.areaAfter.hazardous - 300 * 60) < 180)
    let text = ReconciliationText(two).text
    #expect(text.contains("1 changed"))
    #expect(text.contains("simple geodesic sums"))
  }
}
