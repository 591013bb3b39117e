internal import ArgumentParser
internal import Operations
internal import Reporting

struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract: "Adds up what is on record: land, accidents, work, reports, devices.",
    discussion: """
      Example: clearway table release --by district --format csv > release.csv
      What no figure holds is listed below, or in CSV in rows of its own, with the reason.
      CSV has words as they are on record: a spreadsheet may run those that begin with =, +, - \
      or @ as formulas, so bring their columns in as text.
      """,
    subcommands: [
      Release.self, Accidents.self, Productivity.self, Reports.self, Devices.self,
    ])

  struct Release: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Land reported, remaining, cancelled, reduced and cleared, in square metres.",
      discussion: """
        Example: clearway table release --by district --from 2025-01-01 --until 2025-12-31
        Ground that several areas or sectors hold counts once in a row, and once in the union \
        below; the sum of the rows and the difference stand beside it.
        With --from, only work accepted from that day on counts as cancelled, reduced and cleared; \
        ground that work accepted earlier accounts for is releasedBefore. What was reported and \
        what remains is as of the end. Work counts on the later day of its completion and its \
        acceptance, what it left of an area that was released on the day of that release, or where \
        a file gives none, on the day on which the area was observed.
        """)

    @OptionGroup var options: TableOptions
    @OptionGroup var period: PeriodOptions
    @Option(help: "area, district (that the areas name) or organisation (of the sectors).")
    var by = Table.Grouping.area

    func run() throws {
      try options.write(of: period) { try $0.releaseTable(by: by, $1) }
    }
  }

  struct Accidents: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The accidents that were reported, by what became of the reports.",
      discussion: """
        Example: clearway table accidents --by month --from 2025-01-01 --until 2025-12-31
        An accident counts in the district and on the day that its report names; withdrawn \
        reports do not count. Nothing is told of the people.
        """)

    @OptionGroup var options: TableOptions
    @OptionGroup var period: PeriodOptions
    @Option(help: "district, year or month.") var by = Table.AccidentGrouping.district

    func run() throws {
      try options.write(of: period) { try $0.accidentTable(by: by, $1) }
    }
  }

  struct Productivity: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ground completed by teams or organisations, and hectares a day, by method.",
      discussion: """
        Example: clearway table productivity --from 2025-01-01 --until 2025-12-31
        completed: m² of the sectors that stand as completed, accepted or handed over, and were \
        completed in the period; ground worked twice counts twice.
        timed: m² of those of which a step on record says when they were first in progress since \
        they were last accepted; sectors that a file brought as completed have no such day.
        days: days of the calendar from then to the completion, both counted, also those on which \
        work stood still; a day counts once, however many sectors were in progress on it.
        perDay: timed by days, in hectares. Work whose team is not on record is in no rate.
        """)

    @OptionGroup var options: TableOptions
    @OptionGroup var period: PeriodOptions
    @Option(help: "team (of an organisation) or organisation.") var by = Table.WorkGrouping.team

    func run() throws {
      try options.write(of: period) { try $0.productivityTable(by: by, $1) }
    }
  }

  struct Reports: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The reports that are neither resolved nor withdrawn, and how long they wait.",
      discussion: "Example: clearway table reports --format csv")

    @OptionGroup var options: TableOptions

    func run() throws {
      try options.write { try $0.reportTable($1) }
    }
  }

  struct Devices: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The devices that sectors and reports list: found, and disposed of.",
      discussion: """
        Example: clearway table devices --by model --from 2025-01-01 --until 2025-12-31
        disposed: those found of which a disposal is on record, whatever it says was done.
        A device counts on its own day, else on that of the sector's completion or of the report.
        """)

    @OptionGroup var options: TableOptions
    @OptionGroup var period: PeriodOptions
    @Option(help: "category or model.") var by = Table.DeviceGrouping.category

    func run() throws {
      try options.write(of: period) { try $0.deviceTable(by: by, $1) }
    }
  }
}

extension Table.Grouping: ExpressibleByArgument {}
extension Table.AccidentGrouping: ExpressibleByArgument {}
extension Table.WorkGrouping: ExpressibleByArgument {}
extension Table.DeviceGrouping: ExpressibleByArgument {}
