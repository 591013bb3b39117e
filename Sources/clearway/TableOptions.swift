internal import ArgumentParser
internal import MineAction
internal import Operations
internal import Reporting

/// Of which ledger and when a table is made, and how it is written.
struct TableOptions: ParsableArguments {
  @OptionGroup var ledger: LedgerOptions
  @Option(help: "text, csv (RFC 4180, in UTF-8) or json.") var format = Format.text
  @Option(help: "The day or instant asked about; now if not said.") var at: String?
  @Option(help: "The revision asked about: what was known then.") var revision: Int64?

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, csv, json }

  /// Makes a table, of a period if there is one, and writes it.
  func write(
    of period: PeriodOptions? = nil, _ make: (Workspace, Moment) throws -> TableReport
  ) throws {
    if period?.until != nil, at != nil {
      throw Problem(
        "--at and --until both say when the period ends", at: "clearway table",
        hint: "give one of them", status: Problem.usage)
    }
    let workspace = try ledger.open(readOnly: true)
    let zone = try workspace.zone()
    let moment = Moment(
      since: try period?.from.map { try Codes.date($0, in: zone, at: "--from") },
      at: try (period?.until).map { try Codes.date($0, in: zone, at: "--until").last }
        ?? at.map { try Codes.date($0, in: zone, at: "--at").last },
      revision: revision)
    let report = try make(workspace, moment)
    switch format {
    case .text: try Console.print(report.text)
    case .csv: try Console.write(Array(report.csv.utf8))
    case .json: try Console.write(report.json + [0x0A])
    }
    if format != .text { report.table.remarks.forEach(Console.remark) }
    if format == .csv, let remark = report.formulaRemark { Console.remark(remark) }
  }
}

/// The period that a table tells of.
struct PeriodOptions: ParsableArguments {
  @Option(help: "The first day of the period; without it, all that is on record counts.")
  var from: String?
  @Option(help: "The last day of the period, in place of --at.") var until: String?
}
