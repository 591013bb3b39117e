import Assessment
import Exchange
import Foundation
import Geometry
import JSON
import MineAction
import Operations
import Testing

@Suite("Verdict cases")
struct CaseTests {
  @Test("agree with the answers of an independent program", arguments: VerdictCase.all)
  func agree(_ one: VerdictCase) throws {
    let desk = try ScratchProgramme()
    _ = try desk.take(one.records.text, attested: true)
    let parts = try AskedRoute.read(once(one.route.text), named: "route", isJoined: false)[0]
    let view = try desk.workspace.current()
    let verdict = try desk.workspace.verdict(on: parts, one.options, in: view)
    let given = verdict.stretches.map(VerdictCase.Span.init)
    let difference = AnswerDifference.between(given, one.answer)
    #expect(difference == nil, "\(one.name): \(difference?.description ?? "")")
  }

  @Test("are all here")
  func count() { #expect(VerdictCase.all.count == 123) }
}

extension VerdictCase.Span {
  init(_ stretch: Stretch) {
    let codes = stretch.causes.compactMap { cause -> String? in
      if case .contamination(let nearby) = cause { nearby.code } else { nil }
    }
    self.init(from: stretch.from, to: stretch.to, class: stretch.class, codes: codes.sorted())
  }
}
