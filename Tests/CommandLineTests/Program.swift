import Foundation

/// The program as it was built, run as a process of its own beside a ledger that is gone with it.
final class Desk: Sendable {
  /// What a run has said.
  struct Outcome {
    let status: Int32
    let out: String
    let err: String

    /// The lines of standard output.
    var lines: [Substring] { out.split(separator: "\n") }
    /// Whether it is a failure as all are: one line on standard error, and no result.
    var isOneLine: Bool {
      out.isEmpty && err.hasPrefix("clearway: ") && err.hasSuffix("\n")
        && err.filter(\.isNewline).count == 1 && err.contains("; ")
    }
  }

  let folder: URL
  /// The path of the ledger.
  var ledger: String { self("ledger.sqlite") }

  /// The program, which the build puts beside the tests.
  static let program: String = {
    let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(filePath: own ?? CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "clearway").path()
  }()

  init(isBegun: Bool = true) throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "clearway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    if isBegun { try must("init", "--programme", "Demining 2026") }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A path in the folder.
  func callAsFunction(_ name: String) -> String { folder.appending(path: name).path() }

  /// Writes a file and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: self(name)))
    return self(name)
  }

  /// Starts the program without waiting; its output goes to files.
  func start(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    program: String = Desk.program
  ) throws -> Running {
    let process = Process()
    let name = UUID().uuidString
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      [
        "CLEARWAY_LEDGER": ledger, "CLEARWAY_BY": "P-1", "CLEARWAY_FOR": "ORG-1",
        "CLEARWAY": Self.program,
      ]
    ) { $1 }.merging(environment) { $1 }
    process.standardInput = FileHandle(
      forReadingAtPath: try input.map { try file("\(name).in", $0) } ?? "/dev/null")
    for ending in ["out", "err"] { _ = try file("\(name).\(ending)", "") }
    process.standardOutput = FileHandle(forWritingAtPath: self("\(name).out"))
    process.standardError = FileHandle(forWritingAtPath: self("\(name).err"))
    try process.run()
    return Running(desk: self, process: process, out: self("\(name).out"), err: self("\(name).err"))
  }

  /// A run that has not ended yet.
  struct Running {
    let desk: Desk
    let process: Process
    let out, err: String

    /// Waits for the end.
    func end() throws -> Outcome {
      process.waitUntilExit()
      let read = { (path: String) in
        String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      }
      return Outcome(
        status: process.terminationReason == .exit ? process.terminationStatus : -1,
        out: try read(out), err: try read(err))
    }
  }

  /// Runs the program to its end.
  func run(_ arguments: String..., input: String? = nil) throws -> Outcome {
    try start(arguments, input: input).end()
  }

  /// Runs the program, which must succeed.
  @discardableResult
  func must(_ arguments: String..., input: String? = nil) throws -> Outcome {
    let outcome = try start(arguments, input: input).end()
    guard outcome.status == 0 else { throw Failed(what: outcome.err) }
    return outcome
  }

  struct Failed: Error { let what: String }

  /// Runs a line of the shell, which finds the program as `$CLEARWAY`.
  func shell(_ line: String) throws -> Outcome {
    try start(["-c", line], program: "/bin/bash").end()
  }

  /// The revision and the head, as `verify` says them.
  func head() throws -> String { String(try must("verify").out.dropFirst(ledger.utf8.count)) }
}
