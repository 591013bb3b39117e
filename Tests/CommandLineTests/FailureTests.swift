import Foundation
import Testing

@Suite("Failures")
struct FailureTests {
  @Test("of what is no ledger name what it is, with the right status, and touch nothing")
  func ledgers() throws {
    let desk = try Desk()
    let sqlite = Data("SQLite format 3\0".utf8) + Data(count: 4_080)
    var newer = try Data(contentsOf: URL(filePath: desk.ledger))
    newer[63] = 99
    let files: [(String, Data?, Int32, String)] = [
      ("missing.sqlite", nil, 66, "no such file"),
      ("text.txt", Data("hello".utf8), 65, "text file"),
      ("empty", Data(), 65, "empty"), ("other.sqlite", sqlite, 65, "another program"),
      ("newer.sqlite", newer, 65, "format 99"), (".", nil, 65, "folder"),
    ]
    for (name, bytes, status, words) in files {
      let path = name == "." ? desk.folder.path() : desk(name)
      if let bytes { try bytes.write(to: URL(filePath: path)) }
      for command in [
        ["check", "RT-1"], ["export"], ["verify"], ["import", "-"], ["log"], ["show", "SE-1"],
        ["mark", "SE-1", "accepted"], ["report", "accident", "--place", "40,46"],
        ["backup", desk("copy")],
      ] {
        let outcome = try desk.start(command + ["--ledger", path]).end()
        #expect(outcome.status == status, "\(name) \(command): \(outcome.err)")
        #expect(outcome.isOneLine, "\(outcome.err)")
        #expect(outcome.err.contains(words), "\(outcome.err)")
      }
      if let bytes { #expect(try Data(contentsOf: URL(filePath: path)) == bytes, "\(name)") }
    }
    let shared = try desk.run("export", "--ledger", "postgres://localhost/clearway")
    #expect(shared.status == 69)
    let again = try desk.run("init", "--programme", "Another")
    #expect(again.status == 65)
    #expect(again.isOneLine)
  }

  @Test("of a file change nothing, and say where it is wrong")
  func files() throws {
    let desk = try Desk()
    let head = try desk.head()
    let broken = try desk.file(
      "broken.geojson", Road.collection(Road.sector("SE-1")).dropLast(3).description)
    for (arguments, status) in [
      (["import", desk("none.geojson")], 66), (["import", desk.folder.path()], 65),
      (["import", broken], 65), (["import", broken, "--attested-by", "ORG-1"], 65),
      (["import", "-"], 65), (["import", broken, "--as", "minefield"], 64),
      (["import", broken, "--set", "survey=SV-1"], 64), (["import", broken, "--set", "x"], 64),
      (["import", broken, "--crs", "EPSG:32638"], 65),
      (["import", broken, "--mapping", broken], 65),
      (["add", "sector", "SE-1"], 65), (["add", "report", "HR-1"], 64),
      (["add", "sector", "", "--geometry", broken], 64), (["grant", "P-1", "king"], 64),
      (["grant", "P-9", "surveyor"], 64), (["report", "ufo", "--place", "40,46"], 64),
      (["report", "accident", "--place", "140,46"], 64), (["report", "accident"], 65),
      (["report", "accident", "--place", "40,46", "--seen", "2099-01-01"], 65),
      (["mark", "SE-1", "accepted"], 65), (["mark", "SE-1", "accepted", "--on", "soon"], 64),
      (["show", "SE-1"], 66), (["log", "SE-1"], 66), (["correct", "SE-1", "--set", "a=b"], 66),
      (["export", "SE-1"], 66), (["export", "--bbox", "1,2,3"], 64),
      (["export", "--revision", "99"], 64), (["verify", "--head", "abc"], 64),
    ] as [([String], Int32)] {
      let outcome = try desk.start(arguments).end()
      #expect(outcome.status == status, "\(arguments): \(outcome.out)\(outcome.err)")
      #expect(outcome.isOneLine, "\(arguments): \(outcome.out)\(outcome.err)")
    }
    #expect(try desk.run("import", broken).err.contains("broken.geojson, feature 1, line 1"))
    #expect(try desk.head() == head)
  }

  @Test("of one file among several change nothing, and give no result")
  func several() throws {
    let desk = try Desk()
    let head = try desk.head()
    let good = try desk.file("good.geojson", Road.collection(Road.sector("SE-1")))
    let bad = try desk.file("bad.geojson", "{}")
    for files in [[good, bad], [bad, good], [good, desk("none.geojson")], [good, good, bad]] {
      for more in [[], ["--attested-by", "ORG-1"], ["--dry-run"], ["--format", "json"]] {
        let outcome = try desk.start(["import"] + files + more).end()
        #expect(outcome.status >= 65, "\(files)")
        #expect(outcome.isOneLine, "\(outcome.out)\(outcome.err)")
        #expect(try desk.head() == head)
      }
    }
    let taken = try desk.must("import", good, good)
    #expect(taken.out.contains("1 added") && taken.out.contains("1 the same"))
  }

  @Test("of who is not said or not known change nothing")
  func actors() throws {
    let desk = try Desk()
    let head = try desk.head()
    for (environment, status) in [
      (["CLEARWAY_BY": ""], 64), (["CLEARWAY_FOR": ""], 64), (["CLEARWAY_BY": "P-7"], 65),
      (["CLEARWAY_FOR": "ORG-7"], 65),
    ] as [([String: String], Int32)] {
      let outcome = try desk.start(
        ["report", "accident", "--place", "40.27, 46.82"], environment: environment
      ).end()
      #expect(outcome.status == status, "\(environment)")
      #expect(outcome.isOneLine)
    }
    #expect(try desk.head() == head)
  }

  @Test("are none where whoever reads the results has gone away")
  func pipe() throws {
    let desk = try Desk()
    let sectors = (1...3_000).map { Road.sector("SE-\($0)") }.joined(separator: "\n")
    try desk.must("import", "-", input: sectors)
    // A shell may leave it to the program to notice.
    for (command, trap) in [("export", ""), ("log", ""), ("export", "trap '' PIPE; ")] {
      let outcome = try desk.shell(
        "\(trap)\"$CLEARWAY\" \(command) | head -1; exit ${PIPESTATUS[0]}")
      #expect(outcome.status == 0 || outcome.status == 128 + SIGPIPE)
      #expect(outcome.err.isEmpty, "\(outcome.err)")
      #expect(outcome.lines.count == 1)
    }
  }
}
