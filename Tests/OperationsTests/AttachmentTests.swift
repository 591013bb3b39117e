import JSON
import MineAction
import Operations
import Testing

@Suite("What work brings with it")
struct AttachmentTests {
  static let forms: [(String, String?)] = [
    ("devices=[]", nil),
    (#"devices=[{"category":"antiPersonnel","model":"PMN-2","count":2,"depth":0.1}]"#, nil),
    (#"devices=[{"category":"unexploded","disposal":"blown up","position":[46.82,40.27]}]"#, nil),
    ("devices=3", "devices is a list"), (#"devices=["mine"]"#, "devices[0] is an object"),
    (#"devices=[{"category":"landmine"}]"#, "devices[0].category is one of"),
    (#"devices=[{"category":"unknown","count":0}]"#, "devices[0].count"),
    (#"devices=[{"category":"unknown","count":1.5}]"#, "devices[0].count"),
    (#"devices=[{"category":"unknown","depth":-1}]"#, "devices[0].depth"),
    (#"devices=[{"category":"unknown","position":[46.82]}]"#, "devices[0].position"),
    (#"sample={"area":25,"method":"dog"}"#, nil), ("sample=25", "sample is an object"),
    (#"sample={"area":0}"#, "sample.area"), ("sample={}", "sample.area is missing"),
    (#"findings=["a fuze",{"note":"depth not reached"}]"#, nil),
    (#"findings=["a fuze",7]"#, "findings[1] is an object"),
    (#"findings="none""#, "findings is a list"),
    (#"certificate={"number":"HO-1","recipient":"the village","date":"2026-04-20"}"#, nil),
    (#"certificate={"number":"HO-1","date":"2026-04-20"}"#, "certificate.recipient is missing"),
    (#"certificate={"number":"HO-1","recipient":"x","date":"soon"}"#, "certificate.date"),
    (#"taskOrder={"number":"TO-7","issuedOn":"2026-02-01"}"#, nil),
    ("taskOrder={}", "taskOrder.number is missing"),
    (#"turningPoints=[{"name":"TP1","bearing":90,"distance":120.5}]"#, nil),
    (#"turningPoints=[{"name":"TP1","bearing":361,"distance":1}]"#, "turningPoints[0].bearing"),
    (#"benchmarks=[{"name":"BM","position":[46.82,40.27]}]"#, nil),
    (#"benchmarks=[{"name":"BM"}]"#, "benchmarks[0].position is missing"),
  ]

  @Test("has its form: commands refuse another one in a sentence that says where", arguments: forms)
  func commands(member: String, rule: String?) throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    let failure = try problem { try desk.mark("SE-1", "assigned", .admin, set: member) }
    #expect((failure == nil) == (rule == nil), "\(failure as Any)")
    if let rule { #expect(failure?.reason.contains(rule) == true, "\(failure as Any)") }
    let added = try problem {
      try desk.add(
        .sector, "SE-2", Plain.box(0, 0, 9, 9), set: "method=clearance", "status=planned", member)
    }
    #expect((added == nil) == (rule == nil), "\(added as Any)")
  }

  @Test("of another form is kept by imports as it is, and flagged", arguments: forms)
  func imports(member: String, rule: String?) throws {
    let desk = try ScratchProgramme()
    let parts = member.split(separator: "=", maxSplits: 1).map(String.init)
    let value = (try? JSONText(parsing: parts[1]))?.text ?? "0"
    let result = try desk.take(
      Plain.collection(Plain.cleared.with(parts[0], value)), attested: true)
    #expect(result.added == 1)
    #expect(result.flagged == (rule == nil ? 0 : 1))
    let kept = try desk.record("SE-1")?.members().first { $0.name == parts[0] }?.value.text
    #expect(kept == value)
  }
}
