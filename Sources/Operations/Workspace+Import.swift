internal import Exchange
internal import JSON
internal import Ledger
package import MineAction

extension Workspace {
  /// Brings a file in, wholly or not at all.
  ///
  /// `source`: the name of the file, as it is told and recorded.
  /// `open`: gives the file's chunks from its start; called again if the ledger changed meanwhile.
  package func importFile(
    named source: String, options: ImportOptions, person: Identifier<Person>,
    organisation: Identifier<Organisation>, open: @escaping () throws -> () throws -> [UInt8]?
  ) throws -> Reconciliation {
    let results = try importFiles(
      [ImportSource(source, open: open)], options: options, person: person,
      organisation: organisation)
    return results[0]
  }

  /// Brings files in, one upon the other, all of them wholly or none.
  package func importFiles(
    _ sources: [ImportSource], options: ImportOptions, person: Identifier<Person>,
    organisation: Identifier<Organisation>
  ) throws -> [Reconciliation] {
    do {
      return try taken(sources, options, person, organisation)
    } catch let failure as LedgerFailure {
      throw Problem(failure)  // Of the file, too, in which rows wait.
    }
  }

  private func taken(
    _ sources: [ImportSource], _ options: ImportOptions, _ person: Identifier<Person>,
    _ organisation: Identifier<Organisation>
  ) throws -> [Reconciliation] {
    try options.check()
    let zone = try zone()
    // What was found behind the features of a file, by its number.
    var found: [Int: JSONText] = [:]
    var attempts = 5
    reading: while attempts > 0 {
      attempts -= 1
      let view = try current()
      try checkRight(to: options, in: view.situation, person, organisation)
      let now = self.now
      let author = Attribution(
        person: person, organisation: organisation, occurredAt: now, recordedAt: now)
      var job = ImportJob(
        view, options: options, by: author, zone: zone, topology: topology,
        personal: PersonalSeal(ledger), staging: try EventSpool())
      for (index, source) in sources.enumerated() {
        do {
          var file = try FeatureFile(
            source, options.reading, found: found[index], near: job.area)
          try job.read(&file, isLast: index == sources.count - 1)
        } catch let late as LateSystem {
          guard found[index] == nil else { throw late.problem }
          found[index] = try late.system(behind: source)
          attempts += 1
          continue reading
        }
      }
      if options.isDryRun || job.isEmpty { return job.results(after: view.head.sequence) }
      if let before = try append(job, decidedAt: view) { return job.results(after: before) }
      if let pipe = sources.first(where: { !$0.isFile }) {
        throw Problem(
          "others changed what it is about while it was read, and it cannot be read again",
          at: pipe.name, hint: "give it once more; nothing was taken", status: 75)
      }
    }
    throw Problem(
      "others changed the same records while the file was read, five times", at: ledger.path,
      hint: "try again when their work is done", status: 75)
  }

  /// Appends what was staged, unless somebody changed what it was decided upon.
  ///
  /// - Returns: the revision before, `nil` where nothing was appended.
  private func append(
    _ job: borrowing ImportJob, decidedAt view: PublishedView
  ) throws -> Int64? {
    try ledger.write { transaction in
      var isTouched = false
      try transaction.forEachRow(after: view.head.sequence) { row, _ in
        isTouched = isTouched || job.depends(on: row)
      }
      if isTouched { return nil }
      let before = transaction.head.sequence
      try job.append(to: &transaction)
      return before
    }
  }

  private func checkRight(
    to options: ImportOptions, in situation: Situation, _ person: Identifier<Person>,
    _ organisation: Identifier<Organisation>
  ) throws {
    do {
      try situation.requireKnown(person, organisation)
    } catch {
      throw Problem(error)
    }
    if let body = options.attestedBy, let code = try? Record.Code(body.text),
      let known = situation[code]?.latest.type, known != .organisation
    {
      throw Problem(
        "\(body.text) is a \(known.rawValue), and only an organisation attests",
        at: "--attested-by", hint: "name the organisation that stands for the file",
        status: Problem.usage)
    }
    let role: Vocabulary.Role = options.attestedBy == nil ? .surveyor : .administrator
    do {
      let author = Attribution(
        person: person, organisation: organisation, occurredAt: now, recordedAt: now)
      try situation.require(role, of: author, topology)
    } catch {
      throw Problem(error)
    }
  }
}
