internal import ArgumentParser
internal import Operations

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Lists what in the record is dangerous, stuck or not understood.",
    discussion: """
      Example: clearway doctor --format json > findings.json
      The most dangerous comes first: released sectors that a verified report or an accident
      reaches, which a file does not take back by itself. The exit status is 0 whatever is found.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Option(help: "text, at most 20 lines a group, or json with all.") var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let report = try ledger.open(readOnly: true).doctor()
    switch format {
    case .text: try Console.print(report.text)
    case .json: try Console.write(report.json + [0x0A])
    }
  }
}
