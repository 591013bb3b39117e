internal import Digest
package import JSON
internal import Ledger
package import MineAction

extension Workspace {
  /// What an erasure did.
  package struct ErasureReceipt: Sendable {
    /// The event that tells of it.
    package let event: Event
    /// How many values were erased.
    package let count: Int
    /// Whether nothing of them is left in the ledger's files.
    package let isComplete: Bool
  }

  /// Erases the personal data of a record, for ever: the file holds no byte of them any more.
  package func erase(
    _ code: Record.Code, person: Identifier<Person>, organisation: Identifier<Organisation>
  ) throws -> ErasureReceipt {
    let events = try perform(person: person, organisation: organisation) { _, _ in
      .erase(try holdings(of: code))
    }
    guard case .erased(let erasure) = events.first?.fact, let event = events.first else {
      preconditionFailure("an erasure is one event")
    }
    do {
      return ErasureReceipt(
        event: event, count: erasure.references.count, isComplete: try ledger.emptyLog())
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    }
  }

  /// The personal data of a record that the ledger has.
  private func holdings(of code: Record.Code) throws -> PersonalHoldings {
    var holdings = PersonalHoldings(of: code)
    var seen: Set<PersonalReference> = []
    try events(about: code) { event in
      if event.fact.holdsPersonalValues, holdings.firstInBody == nil {
        holdings.firstInBody = event.sequence
      }
      for reference in event.fact.personalReferences where seen.insert(reference).inserted {
        if try value(of: reference) != nil { holdings.references.append(reference) }
      }
    }
    return holdings
  }

  /// The record with its personal values where it has references to them, as far as they are there.
  func revealing(_ record: Record) throws -> Record {
    try record.replacingPersonalMembers { member in
      guard let reference = PersonalReference(member.value) else { return member.value }
      return try value(of: reference)
    }
  }

  /// The words of what was set aside; `nil` where they are personal and were erased, or are not
  /// asked for.
  package func words(of entry: SetAside, withPersonalData: Bool) throws -> JSONText? {
    switch entry.words {
    case .entered(let text): text
    case .personal(let reference): withPersonalData ? try value(of: reference) : nil
    }
  }

  private func value(of reference: PersonalReference) throws -> JSONText? {
    do {
      return try reference.digest.flatMap { try ledger.personalValue($0) }
        .map { JSONText(trusted: $0.text) }
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    }
  }
}
