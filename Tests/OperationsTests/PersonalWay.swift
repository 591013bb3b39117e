import Foundation
import MineAction
import Operations
import Testing

/// A way in which the name of Rəna comes into a ledger, on record of HR-1.
struct PersonalWay: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let go: @Sendable (ScratchProgramme) throws -> Void

  init(_ name: String, _ go: @escaping @Sendable (ScratchProgramme) throws -> Void) {
    (testDescription, self.go) = (name, go)
  }

  static let reporter = #""Rəna, +994 50 000 00 00""#
  static let report = Plain.report.with("reporter", reporter)

  static let all: [Self] = [
    .init("a file", { try $0.take(Plain.collection(report)) }),
    .init("an attested file", { try $0.take(Plain.collection(report), attested: true) }),
    .init(
      "a file that says it twice",
      { desk in
        let text = report.text.replacingOccurrences(
          of: #""reporter":"#, with: #""reporter":{"name":["Rəna"]},"reporter":"#)
        try desk.take(Plain.collection([text]))
      }
    ),
    .init(
      "a feature's own member",
      { desk in
        var draft = Plain.report
        draft.foreign = #","reporter":"Rəna""#
        try desk.take(Plain.collection(draft))
      }
    ),
    .init(
      "a mapped column",
      { desk in
        let draft = Plain.report.with("Informant", reporter).with("reporter", #""Rəna R.""#)
        try desk.take(Plain.collection(draft)) { try $0.map("reporter=Informant") }
      }
    ),
    .init(
      "a setting",
      { desk in
        try desk.take(Plain.collection(Plain.report)) { try $0.set("reporter=Rəna") }
      }
    ),
    .init("a command", { try $0.report("HR-1", .admin, set: "reporter=Rəna") }),
    .init(
      "a step",
      { desk in
        try desk.take(Plain.collection(Plain.report))
        try desk.mark("HR-1", "verified", .admin, note: "seen", set: "reporter=Rəna")
      }
    ),
    .init(
      "a proposal",
      { desk in
        try desk.take(Plain.collection(Plain.area.coded("HR-1").with("evidence", #"["indirect"]"#)))
        try desk.correct("HR-1", note: "measured", set: "accuracy=1", "reporter=Rəna")
      }
    ),
    .init(
      "a person",
      { desk in
        try desk.add(.person, "HR-1", set: "name=Rəna", #"telephone={"home":"Rəna's"}"#)
      }
    ),
    .init(
      "a person of a file",
      { desk in
        let members = ["name": #""Rəna""#, "organisation": #""ORG-1""#]
        try desk.take(Plain.collection(Draft("person", "HR-1", "null", members)))
      }
    ),
    .init(
      "ground that is set aside",
      { desk in
        let draft = Draft("route", "HR-1", "null", ["reporter": reporter])
        try desk.take(Plain.collection(draft))
      }
    ),
    .init(
      "a second person of one code, set aside",
      { desk in
        let one = Draft("person", "HR-1", "null", ["name": #""Leyla""#])
        try desk.take(Plain.collection(one, one.with("name", #""Rəna""#)))
      }
    ),
  ]
}
