internal import ArgumentParser
internal import Digest
internal import Ledger
internal import Operations

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks every digest of the ledger and refolds it from its first event.",
    discussion: """
      Example: clearway verify --head 5f0c…
      With the digest of a head that you noted, a tail that was cut off is noticed too.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Option(help: "The digest of the head that the ledger must have or have had.") var head: String?

  func run() throws {
    var expected: SHA256Digest?
    if let head {
      guard let digest = SHA256Digest(hex: head) else {
        throw Problem(
          "that is no digest", at: "--head", hint: "give its 64 hexadecimal digits",
          status: Problem.usage)
      }
      expected = digest
    }
    try Console.print(try Workspace.verify(ledger.path, expecting: expected))
  }
}

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a consistent copy of the ledger, while it is in use.",
    discussion: "Example: clearway backup /media/usb/clearway-2020-11-30.sqlite")

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The file to make; nothing is overwritten.", completion: .file())
  var file: String

  func run() throws {
    let head = try ledger.open(readOnly: true).backUp(to: file)
    try Console.print("\(file): revision \(head.sequence), head \(head.digest.hex).")
  }
}
