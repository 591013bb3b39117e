internal import Digest
internal import GRDB

/// A walk along the chain of digests that stops at the first event that breaks it.
struct ChainWalk: ~Copyable {
  private(set) var head = LedgerHead.empty

  private let expected: SHA256Digest?
  private var isExpectedFound: Bool
  private var broken: LedgerVerification.Finding?
  private var hasher = SHA256()
  private var columns = RowColumns()

  init(expecting expected: SHA256Digest?) {
    self.expected = expected
    isExpectedFound = expected == nil || expected == .zero
  }

  /// What is wrong with the chain; of a head nothing is said where the walk did not get to the end.
  var findings: [LedgerVerification.Finding] {
    if let broken { return [broken] }
    if let expected, !isExpectedFound { return [.headAbsent(expected, after: head.sequence)] }
    return []
  }

  mutating func stop(_ finding: LedgerVerification.Finding) { broken = finding }

  mutating func run(in db: Database, progress: (Int64, Int64) -> Void) throws {
    // Merely for who waits: where the last page is torn, those before it are still read.
    let end = (try? Int64.fetchOne(db, sql: "SELECT max(sequence) FROM event")) ?? 0
    let statement = try EventStatement(
      "SELECT \(LedgerFormat.columns) FROM event ORDER BY sequence", in: db)
    defer { statement.reset() }
    while broken == nil, try statement.step() {
      take(statement)
      if head.sequence & 0xffff == 0 { progress(head.sequence, end) }
    }
  }

  private mutating func take(_ statement: EventStatement) {
    let sequence = head.sequence + 1
    // The table is walked in order of its sequences, so what is not the next one is a later one.
    guard statement.sequence == sequence else { return stop(.missing(sequence)) }
    statement.read(into: &columns)
    let row = columns.digest(using: &hasher)
    let next = head.appending(row, using: &hasher)
    guard statement.digest == next.digest else { return stop(.altered(sequence)) }
    if next.digest == expected { isExpectedFound = true }
    head = next
  }
}
