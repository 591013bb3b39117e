package import Geometry
package import MineAction
internal import Synchronization

/// A situation with its index over the land: what questions are asked of.
///
/// A value that is published by one swap; readers never wait for writers. The base index is shared
/// between the values that were made of the same base; what changed since is a short list.
package struct Land: Sendable {
  /// The situation that is indexed.
  package let situation: Situation
  /// The programme's policy in force.
  package var policy: Policy { situation.policy }

  /// The index over the records that do not change between publications.
  private final class Base: Sendable {
    let identity: ObjectIdentifier
    let index: PackedIndex
    // By place in the index, the number of the record.
    let numbers: [Int32]
    let hidden: [Int]

    init(_ situation: Situation) {
      let policy = situation.policies.furthest
      identity = situation.records.baseIdentity
      var (boxes, numbers, hidden): ([Envelope], [Int32], [Int]) = ([], [], [])
      for number in 0..<situation.records.baseCount {
        let history = situation.records[number]
        for box in Land.boxes(of: history, by: policy) {
          boxes.append(box)
          numbers.append(Int32(number))
        }
        if Land.mayBeHidden(history) { hidden.append(number) }
      }
      index = PackedIndex(boxes)
      (self.numbers, self.hidden) = (numbers, hidden)
    }
  }

  private let base: Base
  private let changed: Set<Int>
  private let changedBoxes: [(box: Envelope, number: Int)]
  /// The records that may be danger without a place, some version of them.
  let hidden: [Int]
  let memory: NeighbourhoodMemory

  /// Indexes a situation, from what was known of an earlier value of it where that helps.
  ///
  /// O(*n* log *n*) for a new base, O(changes) for the same.
  package init(_ situation: Situation, after earlier: Land? = nil) {
    self.situation = situation
    let policy = situation.policies.furthest
    let identity = situation.records.baseIdentity
    let isSame =
      earlier?.base.identity == identity && earlier?.situation.policies.furthest == policy
    base = isSame ? earlier?.base ?? Base(situation) : Base(situation)
    var (boxes, hidden): ([(Envelope, Int)], [Int]) = ([], [])
    let numbers = situation.records.changedNumbers
    for number in numbers {
      let history = situation.records[number]
      boxes += Self.boxes(of: history, by: policy).map { ($0, number) }
      if Self.mayBeHidden(history) { hidden.append(number) }
    }
    changed = Set(numbers)
    changedBoxes = boxes
    let kept = base.hidden.filter { [changed] in !changed.contains($0) }
    self.hidden = (kept + hidden).sorted()
    let isUnchanged = isSame && earlier?.situation.revision == situation.revision
    memory = isUnchanged ? earlier?.memory ?? NeighbourhoodMemory() : NeighbourhoodMemory()
  }

  /// Calls `visit` with the number of each record whose danger may meet the rectangle, or whose
  /// ground may; more than once for some.
  func search(_ box: Envelope, _ visit: (Int) -> Void) {
    for box in box.wrapped {
      base.index.search(box) { place in
        let number = Int(base.numbers[place])
        if !changed.contains(number) { visit(number) }
      }
      for (other, number) in changedBoxes where other.intersects(box) { visit(number) }
    }
  }

  /// Where all records are: the index over their rectangles, the number of the record of each, and
  /// the records that may be danger without a place; `nil` where some changed since it was made.
  package var survey: (index: PackedIndex, numbers: [Int32], hidden: [Int])? {
    changed.isEmpty ? (base.index, base.numbers, hidden) : nil
  }

  /// The rectangles around all that is located.
  package var extents: Extents { Extents(of: situation) }

  /// Where the programme works, as far as records say.
  ///
  /// Sites may be anywhere, and of what is incomplete nobody knows where it is.
  package struct Extents: Sendable {
    /// The rectangle around land and routes.
    package var land: Envelope?
    /// The rectangle around sites.
    package var sites: Envelope?

    /// Creates extents.
    package init(land: Envelope?, sites: Envelope?) { (self.land, self.sites) = (land, sites) }

    /// Finds those of the latest word on every record.
    package init(of situation: Situation) {
      for number in 0..<situation.records.count {
        let record = situation.records[number].latest
        guard !record.place.isIncomplete, let box = record.place.ground?.envelope else { continue }
        if record.type == .site {
          sites = sites?.union(box) ?? box
        } else {
          land = land?.union(box) ?? box
        }
      }
    }

    /// Those around these and others.
    package func including(_ other: Self) -> Self {
      func union(_ one: Envelope?, _ other: Envelope?) -> Envelope? {
        guard let one, let other else { return one ?? other }
        return one.union(other)
      }
      return Self(land: union(land, other.land), sites: union(sites, other.sites))
    }

    /// The rectangle around land and routes, or else that around sites.
    package var area: Envelope? { land ?? sites }
  }

  /// One rectangle for each version that lies elsewhere, grown by how far its danger reaches by any
  /// policy that was ever in force.
  private static func boxes(of history: History, by policy: Policy) -> [Envelope] {
    var boxes: [Envelope] = []
    for version in history.versions {
      let record = version.record
      guard let box = record.place.ground?.envelope else { continue }
      let reach: Double
      switch record.detail {
      case .hazardousArea, .hazardReport, .sector: reach = policy.reach(of: record)
      case .organisation, .person, .other: continue
      }
      // What reaches across the antimeridian is found from both of its sides.
      for grown in box.grown(byMetres: reach).wrapped where !boxes.contains(grown) {
        boxes.append(grown)
      }
    }
    return boxes
  }

  private static func mayBeHidden(_ history: History) -> Bool {
    history.versions.contains {
      $0.record.type.mayBeDanger
        && ($0.record.place.ground == nil || $0.record.place.isIncomplete)
    }
  }
}
