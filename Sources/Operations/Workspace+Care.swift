internal import Assessment
package import Digest
package import Ledger
internal import MineAction

extension Workspace {
  /// Checks a ledger's chain, refolds it, and says in a sentence that it is sound.
  ///
  /// - Throws: ``Problem`` that names the first bad event.
  package static func verify(_ path: String, expecting head: SHA256Digest?) throws -> String {
    do {
      let ledger = try Ledger.inspect(at: path)
      let found = try ledger.verify(expectedHead: head)
      guard found.isSound else {
        throw Problem(
          found.sentence, at: path,
          hint: "keep the file as it is, and go back to a backup that clearway verify accepts",
          status: Problem.data)
      }
      var situation = Situation()
      var audit = PersonalAudit(try ledger.personalDigests(), through: found.head.sequence)
      let gazetteer = try Gazetteer(beside: ledger)
      var (standing, known): ([Int64], PublishedView?) = ([], nil)
      try ledger.forEachRow { row, _ in
        audit.take(try fold(row, into: &situation, path: path))
        if row.kind == "begun" || row.kind == "policySet" { standing.append(row.sequence) }
        if let gazetteer, row.sequence == gazetteer.head.sequence {
          var then = situation
          then.rebase()
          known = PublishedView(head: gazetteer.head, land: Land(then), standing: standing)
        }
      }
      if let first = situation.unplaced.first {
        throw Problem(
          "event \(first) is about a record that there is none of", at: path,
          hint: "keep the file as it is, and go back to a backup that clearway verify accepts",
          status: Problem.data)
      }
      guard audit.findings.isEmpty else {
        throw Problem(
          audit.findings.joined(separator: "; "), at: path,
          hint: "keep the file as it is, and see in a backup what was changed",
          status: Problem.data)
      }
      if let gazetteer, known.flatMap(Gazetteer.init)?.isSame(as: gazetteer) != true {
        throw Problem(
          "the gazetteer beside it was not made from it", at: Gazetteer.path(for: ledger),
          hint: "find out who wrote it, and remove it: the ledger is sound without",
          status: Problem.data)
      }
      return "\(path): sound, revision \(found.head.sequence), \(situation.records.count) records, "
        + "head \(found.head.digest.hex)."
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    }
  }

  /// Makes a consistent copy, and says up to which event it goes.
  package func backUp(to path: String) throws -> LedgerHead {
    do {
      return try ledger.backup(to: path)
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    }
  }
}
