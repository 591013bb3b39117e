package import Ledger

/// A failure in words: one line that says what is wrong, where, and what to do.
package struct Problem: Error, Equatable, CustomStringConvertible {
  /// What is wrong.
  package let reason: String
  /// Where: a file, a feature, a record.
  package let place: String?
  /// What to do about it.
  package let hint: String
  /// The exit status, after sysexits.
  package let status: Int32

  /// Words for a failure of use: status 64.
  package static let usage: Int32 = 64
  /// Words for bad data or a refusal: status 65.
  package static let data: Int32 = 65
  /// Words for what is not there: status 66.
  package static let notFound: Int32 = 66
  /// Words for input and output: status 74.
  package static let io: Int32 = 74

  /// Creates a problem.
  package init(_ reason: String, at place: String? = nil, hint: String, status: Int32) {
    (self.reason, self.place, self.hint, self.status) = (reason, place, hint, status)
  }

  /// The one line, without the name of the program.
  package var description: String {
    let line = "\(reason)\(place.map { " (\($0))" } ?? ""); \(hint)"
    return String(line.map { $0.isNewline ? " " : $0 })
  }

  /// Renders a failure of the ledger.
  package init(_ failure: LedgerFailure) {
    self.init(
      failure.reason, at: failure.place, hint: failure.hint, status: failure.exitStatus)
  }
}
