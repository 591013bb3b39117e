internal import HashTreeCollections

/// All records, by number: a base that never changes, and what has changed since.
///
/// A published value is never copied whole: the first change after a publish copies O(log *n*)
/// nodes of the delta. Numbers are given in the order of first mention and stay.
package struct RecordTable: Sendable {
  /// The part that does not change; shared between all values that were made of it.
  private final class Base: Sendable {
    let histories: [History]
    let numbers: [Record.Code: Int]

    init(_ histories: [History], _ numbers: [Record.Code: Int]) {
      (self.histories, self.numbers) = (histories, numbers)
    }
  }

  private var base = Base([], [:])
  private var changed: TreeDictionary<Int, History> = [:]
  private var added: TreeDictionary<Record.Code, Int> = [:]
  // What is folded before the first base: this value's own, so no tree is needed.
  private var start: (isOpen: Bool, histories: [History], numbers: [Record.Code: Int]) = (
    false, [], [:]
  )
  /// How many records there are; they are numbered from 0.
  package private(set) var count = 0

  /// The numbers of the records of which some version was measured from others.
  package private(set) var hanging: Set<Int> = []

  /// Creates an empty table; one that will take many records should not be copied before it is
  /// rebased.
  init(takingMany: Bool = false) { start.isOpen = takingMany }

  /// How many records the base holds: all of them, as they were, have numbers below this.
  package var baseCount: Int { base.histories.count }
  /// The numbers of the records that were added or changed since the base was made.
  package var changedNumbers: [Int] {
    start.isOpen ? Array(0..<count) : changed.keys.sorted()
  }

  /// The number of the record with a code.
  package func number(of code: Record.Code) -> Int? {
    start.isOpen ? start.numbers[code] : base.numbers[code] ?? added[code]
  }

  /// The history of a record.
  package subscript(number: Int) -> History {
    if start.isOpen { return start.histories[number] }
    if !changed.isEmpty, let history = changed[number] { return history }
    return base.histories[number]
  }

  /// The history of the record with a code.
  package subscript(code: Record.Code) -> History? { number(of: code).map { self[$0] } }

  mutating func set(_ history: History, for code: Record.Code) {
    if history.latest.place.derivation?.references.isEmpty == false {
      hanging.insert(number(of: code) ?? count)
    }
    if start.isOpen {
      if let number = start.numbers[code] {
        start.histories[number] = history
      } else {
        start.numbers[code] = count
        start.histories.append(history)
        count += 1
      }
    } else if let number = number(of: code) {
      changed[number] = history
    } else {
      changed[count] = history
      added[code] = count
      count += 1
    }
  }

  /// Makes all that there is the base, in O(*n*).
  mutating func rebase() {
    if start.isOpen {
      base = Base(start.histories, start.numbers)
      start = (false, [], [:])
    }
    if changed.isEmpty { return }
    var histories = base.histories
    histories.reserveCapacity(count)
    for number in changedNumbers {
      guard let history = changed[number] else { continue }
      if number < histories.count { histories[number] = history } else { histories.append(history) }
    }
    var numbers = base.numbers
    for (code, number) in added { numbers[code] = number }
    base = Base(histories, numbers)
    (changed, added) = ([:], [:])
  }

  /// Which base this value was made of: two values with the same one differ in the delta only.
  package var baseIdentity: ObjectIdentifier { ObjectIdentifier(base) }
}
