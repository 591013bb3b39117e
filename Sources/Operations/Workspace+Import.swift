internal import Exchange
internal import Ledger
package import MineAction

extension Workspace {
  /// Brings a file in, wholly or not at all.
  ///
  ///
  /// `source`: the name of the file, as it is told and recorded.
  /// `open`: gives the file's chunks from its start; called again if the ledger changed meanwhile.
  package func importFile(
    named source: String, options: ImportOptions, person: Identifier<Person>,
    organisation: Identifier<Organisation>, open: () throws -> () throws -> [UInt8]?
  ) throws -> Reconciliation {
    try options.check()
    let zone = try zone()
    for _ in 0..<5 {
      let view = try current()
      try checkRight(to: options, in: view.situation, person, organisation)
      let now = self.now
      let author = Attribution(
        person: person, organisation: organisation, occurredAt: now, recordedAt: now)
      var job = ImportJob(
        view, options: options, by: author, zone: zone, topology: topology, source: source,
        staging: try EventSpool())
      var reader = GeoJSONReader(try open())
      try job.read(&reader)
      if options.isDryRun || job.isEmpty {
        job.note(revision: view.head.sequence)
        return job.result
      }
      if try append(&job, decidedAt: view) { return job.result }
    }
    throw Problem(
      "others changed the same records while the file was read, five times", at: ledger.path,
      hint: "try again when their work is done", status: 75)
  }

  /// Appends what was staged, unless somebody changed one of its records since it was decided.
  private func append(_ job: inout ImportJob, decidedAt view: PublishedView) throws -> Bool {
    do {
      return try ledger.write { transaction in
        var isTouched = false
        try transaction.forEachRow(after: view.head.sequence) { row, _ in
          if let subject = row.subject.flatMap({ try? Record.Code($0) }) {
            isTouched = isTouched || job.seen[subject] != nil
          } else {
            isTouched = true
          }
        }
        if isTouched { return false }
        try job.append(to: &transaction)
        return true
      }
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    }
  }

  private func checkRight(
    to options: ImportOptions, in situation: Situation, _ person: Identifier<Person>,
    _ organisation: Identifier<Organisation>
  ) throws {
    guard situation.isKnown(person, organisation) else {
      throw Problem(
        Refusal.unknownActor(person: person.text, organisation: organisation.text))
    }
    let role: Vocabulary.Role = options.attestedBy == nil ? .surveyor : .administrator
    guard situation.mayAct(as: role, person, for: organisation) else {
      throw Problem(Refusal.lacksRole(role, organisation: organisation.text))
    }
  }
}
