internal import Exchange
internal import Foundation
package import JSON
internal import Ledger
package import MineAction

extension Workspace {
  /// A record of members and a geometry from a file, if one is given.
  ///
  /// `remark`: is told what in the file is not read.
  package func record(
    _ type: RecordType, code: Record.Code, members: [JSONMember],
    geometry source: (() throws -> [UInt8]?)?, named file: String,
    reading: FileReading = FileReading(), remark: (String) -> Void = { _ in }
  ) throws -> Record {
    var place = type.mayBeDanger || type == .route || type == .site ? Place.none : .nowhere
    if let source {
      place = try self.place(
        try ImportSource(file, wholly: source), reading, remark: remark)
    }
    return Record(type, code: code, place: place, members: members, zone: try zone())
  }

  /// The place of the one feature of a file.
  private func place(
    _ source: ImportSource, _ reading: FileReading, remark: (String) -> Void
  ) throws -> Place {
    let area = try current().area
    return try FeatureFile.reading(source, reading, near: area) { file in
      for words in file.remarks { remark(words) }
      guard let (feature, derivation) = try file.next() else { return .none }
      guard try file.next() == nil else {
        throw Problem(
          "there is more than one feature in it", at: source.name,
          hint: "give one, or use clearway import", status: Problem.data)
      }
      for words in file.closingRemarks { remark(words) }
      if let flaw = feature.geometry.flaw {
        throw Problem(
          flaw.reason, at: source.name, hint: "correct the geometry", status: Problem.data)
      }
      let names = feature.properties.map(\.name)
      if !names.isEmpty {
        remark(
          "of \(source.name) the geometry is read, and none of its properties "
            + "(\(names.listed(atMost: 10))): give them with --set")
      }
      let geometry = feature.geometry
      return Place(
        entered: geometry.shape, type: geometry.type, text: geometry.entered?.compact,
        derivation: geometry.entered == nil ? nil : derivation,
        isIncomplete: geometry.shape == nil || geometry.hasLostParts)
    }
  }

  /// A code that nobody has used: the time in base 36 and four letters of chance behind a prefix.
  package func newCode(_ prefix: String) -> Record.Code {
    let time = String(now.microseconds / 1_000_000, radix: 36).uppercased()
    let chance = (0..<4).map { _ in "ABCDEFGHJKLMNPQRSTUVWXYZ".randomElement() ?? "X" }
    guard let code = try? Record.Code("\(prefix)\(time)\(String(chance))") else {
      preconditionFailure("letters and digits are a code")
    }
    return code
  }

  /// The organisation that a person is on record with.
  package func organisation(of person: Identifier<Person>) throws -> Identifier<Organisation>? {
    guard let code = try? Record.Code(person.text),
      case .person(let known) = try current().situation[code]?.latest.detail
    else { return nil }
    return known.organisation.flatMap { try? Identifier($0) }
  }

  /// What a person is entrusted with now.
  package func grantsInForce(of person: Identifier<Person>) throws -> [Grant] {
    try current().situation.grants.filter { $0.person == person && $0.holds(at: now) }
  }

  /// The events about a record, or all of them, in order.
  package func events(
    about code: Record.Code? = nil, _ body: (Event) throws -> Void
  ) throws {
    do {
      if let code {
        for row in try ledger.rows(about: code.text) { try body(try Event(row)) }
      } else {
        try ledger.forEachRow { row, _ in try body(try Event(row)) }
      }
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    } catch let failure as UnreadableEvent {
      throw Problem(
        "event \(failure.sequence) cannot be read: \(failure.reason)", at: ledger.path,
        hint: "use the version of clearway that wrote it, or run clearway verify",
        status: Problem.data)
    }
  }

  /// What was set aside, in order.
  package func setAside() throws -> [SetAside] {
    var entries: [SetAside] = []
    try events { event in
      if case .setAside(let entry) = event.fact { entries.append(entry) }
    }
    return entries
  }
}
