import Foundation
import Testing

@Suite("Help")
struct HelpTests {
  /// The commands that this version offers, with the options of interfaces.md.
  static let commands: [(String, [String])] = [
    ("init", ["--programme", "--time-zone", "--ledger", "--by", "--for"]),
    ("add", ["--geometry", "--traverse", "--measured-on", "--crs", "--set", "<type>", "<code>"]),
    ("grant", ["<person>", "<role>", "--in", "--district", "--from", "--until"]),
    (
      "import",
      [
        "--as", "--set", "--map", "--mapping", "--prefix", "--crs", "--attested-by", "--dry-run",
        "--strict", "--format", "--wkt", "--x", "--y", "--delimiter", "--no-geometry",
        "--calibration",
      ]
    ),
    ("report", ["<kind>", "--place", "--seen", "--traverse", "--crs"]),
    ("locate", ["<places>", "--crs", "--traverse", "--calibration", "--on", "--format"]),
    ("calibrate", ["<file>", "--crs", "--name", "--note"]),
    ("mark", ["<code>", "<status>", "--on", "--note", "--set"]),
    (
      "check",
      [
        "<route>", "--width", "--profile", "--route-accuracy", "--required-depth",
        "--max-evidence-age", "--stand-off", "--at", "--revision", "--join", "--format",
      ]
    ),
    ("show", ["<code>", "--format"]), ("log", ["<code>"]),
    ("correct", ["<code>", "--geometry", "--traverse", "--set", "--note"]),
    ("proposals", ["<number>", "--ledger"]),
    ("approve", ["<number>", "--on", "--note"]), ("decline", ["<number>", "--note"]),
    ("policy", ["<file>", "--note", "--revision"]),
    ("quarantine", ["--format", "--with-personal-data"]), ("erase", ["<code>", "--by", "--for"]),
    (
      "export",
      ["<records>", "--crs", "--format", "--at", "--revision", "--bbox", "--with-personal-data"]
    ),
    (
      "table", ["release", "accidents", "productivity", "reports", "devices"]
    ), ("doctor", ["--format"]), ("verify", ["--head"]),
    ("backup", ["<file>"]),
  ]

  @Test("of every command has an example and all options", arguments: commands)
  func help(command: String, options: [String]) throws {
    let outcome = try Desk(isBegun: false).run(command, "--help")
    #expect(outcome.status == 0)
    #expect(outcome.out.contains("Example: clearway \(command)"))
    for option in options { #expect(outcome.out.contains(option), "\(option)") }
  }

  @Test("of the program lists the commands, and what the answer is not")
  func program() throws {
    let outcome = try Desk(isBegun: false).run("--help")
    #expect(outcome.status == 0)
    for (command, _) in Self.commands { #expect(outcome.out.contains("  \(command) ")) }
    #expect(outcome.out.contains("not permission to"))
  }

  @Test("is not needed for the version, nor for completions")
  func version() throws {
    let desk = try Desk(isBegun: false)
    let outcome = try desk.must("--version")
    #expect(outcome.out.wholeMatch(of: #/\d+\.\d+\.\d+\n/#) != nil)
    for shell in ["bash", "zsh", "fish"] {
      #expect(try desk.must("--generate-completion-script", shell).out.contains("clearway"))
    }
  }

  @Test(
    "is named by every misuse, in one line and with status 64",
    arguments: [
      ["chek"], ["check"], ["check", "a", "b"], ["check", "a", "--widht", "3"],
      ["check", "a", "--width", "wide"], ["import"], ["init"], ["mark", "SE-1"],
      ["check", "a", "--format", "pdf"],
    ])
  func misuse(arguments: [String]) throws {
    let outcome = try Desk(isBegun: false).start(arguments).end()
    #expect(outcome.status == 64, "\(arguments)")
    #expect(outcome.isOneLine, "\(outcome.err)")
    #expect(outcome.err.contains("--help"))
  }
}
