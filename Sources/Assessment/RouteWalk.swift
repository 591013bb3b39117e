internal import Geometry
internal import MineAction

/// Walks a route chunk by chunk and cuts it into pieces of constant class and causes.
///
/// What lies along a chunk becomes intervals of chainage (``IntervalKernel``); their starts and
/// ends, in order, are swept at once (``TrackBoard``), so that nothing is kept but what is reported.
struct RouteWalk {
  /// A thing near the route.
  struct Presence {
    let item: ContaminationItem
    let within, near: Int
    // The first and the last of its places.
    var head, tail: Int32
  }

  /// Where a thing is near: a chunk, and what it is there, among the walk's dangers.
  struct Place: BitwiseCopyable {
    let visit, danger: Int32
    var next: Int32 = -1
  }

  /// A chunk that was walked, and around what.
  struct Visit {
    let chunk: RouteCourse.Chunk
    let neighbourhood: Neighbourhood
    let scale: Double
    /// Where its points start among those of the course.
    let offset: Int
  }

  /// A released sector that the corridor meets.
  struct Release {
    let worked: WorkedSector
    let slot: Int
    /// Whether it is of S1, and of S2.
    let isFresh, isProper: Bool
    /// Whether its method suffices, whatever its depth.
    let hasMethod: Bool
    /// The last piece that it is evidence of.
    var piece = -1
  }

  let question: RouteQuestion
  let course: RouteCourse
  let unlocatedCount: Int
  /// The spans between the parts of the route.
  let gaps: [ChainageSpan]

  // What lies along the route; `RouteWalk+Gathering.swift` finds it.
  var presences: [Presence] = []
  var places: [Place] = []
  var dangers: [Surroundings.Danger] = []
  var visits: [Visit] = []
  var points: [Metres] = []
  var releases: [Release] = []
  /// The sectors at work, those that wait, and the areas that are newer danger, by their members.
  var others: [Other: [RankedCode]] = [:]
  var board = TrackBoard()
  var kernel = IntervalKernel()
  var slots: FixedSlots
  var known = Known()

  // What the sweep has made so far; `RouteWalk+Sweep.swift` makes it.
  var pieces: [Piece] = []
  /// What pieces are cut by, piece after piece; see ``Reason``.
  var words: [Int32] = []
  var word: [Int32] = []
  /// The releases that pieces meet, piece after piece.
  var releasePool: [Int32] = []
  var swept = 0.0

  /// What is neither danger nor released.
  enum Other: Int { case inProgress, completed, newer }

  /// The slots of tracks with one member, and of the gaps between parts.
  struct FixedSlots {
    let outside: [Int]
    let touched, uneroded, whole, undecided: Int
    let gaps: [Int]
  }

  /// Where what has been met is kept, by the number of its record.
  struct Known {
    var presences: [Int: Int32] = [:]
    var releases: [Int: Int32] = [:]
    var others: [Other: [Int: Int]] = [:]
    // By number in the neighbourhood that was visited last.
    var presencesHere: [Int32] = []
    /// −2 for a target nobody asked about, −1 for one of which nothing is left.
    var dangersHere: [Int32] = []
    var releasesHere: [Int32] = []
  }

  init(_ question: RouteQuestion, course: RouteCourse, unlocatedCount: Int) {
    (self.question, self.course, self.unlocatedCount) = (question, course, unlocatedCount)
    let chainages = question.route.chainages
    gaps = question.route.gapEdges.sorted()
      .map { ChainageSpan(from: chainages[$0], to: chainages[$0 + 1]) }
    var board = TrackBoard()
    slots = FixedSlots(
      outside: [board.slot(.outside0, 0), board.slot(.outside1, 0), board.slot(.outside2, 0)],
      touched: board.slot(.touched, 0), uneroded: board.slot(.unerodedOutside, 0),
      whole: board.slot(.wholeOutside, 0), undecided: board.slot(.undecided, 0),
      gaps: gaps.indices.map { board.slot(.gap, $0) })
    self.board = board
    points.reserveCapacity(course.positions.count + course.chunks.count)
    visits.reserveCapacity(course.chunks.count)
  }
}
