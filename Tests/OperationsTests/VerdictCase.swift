import Assessment
import Exchange
import Foundation
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// A question about a few records with its answer, computed by an independent program.
struct VerdictCase: CustomTestStringConvertible {
  /// A stretch of an answer; the codes are those of contamination.
  struct Span: Equatable {
    let from, to: Double
    let `class`: RouteClass
    let codes: [String]
  }

  let name: String
  let question, records, route: JSONText
  let answer: [Span]

  var testDescription: String { name }

  init(_ file: URL) throws {
    let members = try Self.members(JSONText(parsing: Array(Data(contentsOf: file))))
    func member(_ name: String) throws -> JSONText {
      guard let value = members[name] else { throw Broken(file: file.lastPathComponent, name) }
      return value
    }
    name = file.deletingPathExtension().lastPathComponent
    (question, records, route) = try (member("question"), member("records"), member("route"))
    answer = try (Self.members(member("answer"))["stretches"]?.elements ?? []).map { stretch in
      let members = Self.members(stretch)
      guard let from = members["from"]?.number, let to = members["to"]?.number,
        let word = members["class"]?.string, let known = RouteClass(rawValue: word)
      else { throw Broken(file: file.lastPathComponent, "stretches") }
      return Span(
        from: from, to: to, class: known,
        codes: (members["causes"]?.elements ?? []).compactMap(\.string).sorted())
    }
  }

  struct Broken: Error {
    let file, member: String
    init(file: String, _ member: String) { (self.file, self.member) = (file, member) }
  }

  static func members(_ text: JSONText) -> [String: JSONText] {
    Dictionary((text.members ?? []).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// All cases beside this file.
  static let all: [VerdictCase] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
    let files = [folder, folder.appending(path: "scenes")].flatMap {
      (try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? []
    }
    return files.filter { $0.pathExtension == "json" }.compactMap { try? VerdictCase($0) }
      .sorted { $0.name < $1.name }
  }()

  var options: RouteOptions {
    var options = RouteOptions()
    let members = Self.members(question)
    options.profile = members["profile"]?.string.flatMap(Policy.Profile.init) ?? .heavy
    options.width = members["width"]?.number
    options.routeAccuracy = members["routeAccuracy"]?.number
    options.requiredDepth = members["requiredDepth"]?.number
    options.maxEvidenceAge = members["maxEvidenceAge"]?.number
    options.standOff = members["standOff"]?.number
    options.at = members["at"]?.string.flatMap { FieldDate($0, in: .utc)?.last }
    return options
  }
}

/// How an answer differs from the one that is right, beyond the tolerances of the cases.
struct AnswerDifference: CustomStringConvertible {
  let description: String

  /// `nil` where the answer never says a better class over more than 2.5 cm, and differs otherwise
  /// nowhere over more than 6 cm, codes of contamination included.
  static func between(_ given: [VerdictCase.Span], _ right: [VerdictCase.Span]) -> Self? {
    let cuts = Set((given + right).flatMap { [$0.from, $0.to] }).sorted()
    var (better, other) = (0.0, 0.0)
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      let middle = (from + to) / 2
      guard let one = given.first(where: { $0.from <= middle && middle <= $0.to }),
        let two = right.first(where: { $0.from <= middle && middle <= $0.to })
      else {
        if to - from > 0.06 { return Self(description: "nothing is said at \(from)–\(to)") }
        continue
      }
      better = one.class < two.class ? better + to - from : 0
      let differs =
        one.class != two.class || (two.class >= .suspect && one.codes != two.codes)
      other = differs ? other + to - from : 0
      if better > 0.025 || other > 0.06 {
        return Self(
          description: "at \(from)–\(to): \(one.class) \(one.codes), not \(two.class) \(two.codes)")
      }
    }
    return nil
  }
}
