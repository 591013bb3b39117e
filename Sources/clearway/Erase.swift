internal import ArgumentParser
internal import MineAction
internal import Operations

struct Erase: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Erases the personal data of a record, for ever.",
    discussion: """
      Example: clearway erase HR-7 --by P-1 --for ORG-1
      Who reported, and of a person all but the code and the organisation. It takes an administrator.
      The event says who erased whose data and when; all answers stay as they are. Copies that were
      made before, such as backups and exports, still hold the data.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The code of the record.") var code: String

  func run() throws {
    let receipt = try ledger.open().erase(
      try Codes.identifier(code, at: "the record"), person: try actor.person(),
      organisation: try actor.body())
    let values = receipt.count == 1 ? "1 personal value" : "\(receipt.count) personal values"
    try Console.print("\(code): \(values) erased, revision \(receipt.event.sequence).")
    if !receipt.isComplete {
      Console.remark(
        "others are reading: bytes of it leave the file with -wal when they are done")
    }
  }
}
