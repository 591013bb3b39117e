internal import ArgumentParser
internal import Foundation
internal import Operations

/// The program: reads arguments, runs a command, and gives every failure one line and a status.
@main
struct Clearway: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clearway",
    abstract: "A ledger of mined and cleared land that answers: is this route cleared?",
    discussion: """
      Example: clearway check road.geojson --profile convoy
      The answer is what the record holds. It is information, not permission to travel.
      """,
    version: Edition.version,
    subcommands: [
      Init.self, Add.self, Grant.self, Import.self, Report.self, Mark.self, Check.self, Show.self,
      Log.self, Correct.self, Proposals.self, Approve.self, Decline.self, PolicyCommand.self,
      Calibrate.self,
      Quarantine.self, Export.self, Locate.self, TableCommand.self, DoctorCommand.self, Erase.self,
      Verify.self, Backup.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let problem as Problem {
      fail(problem.description, problem.status)
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch {
      leave(error)
    }
  }

  /// Help and versions go to standard output; misuse is one line, as all failures are.
  private static func leave(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    if code == .success {
      print(text)
      Foundation.exit(0)
    }
    if code == .validationFailure {
      let first = message(for: error).split(separator: "\n").first.map(String.init) ?? "misuse"
      fail("\(first); see clearway --help, or --help behind a command", 64)
    }
    fail("\(error)".split(separator: "\n").joined(separator: " ") + "; report this", 70)
  }

  private static func fail(_ line: String, _ status: Int32) -> Never {
    Console.remark("clearway: \(line)")
    Foundation.exit(status)
  }
}
