/// A piece of a route of one class for the same causes, before these are worded.
struct Piece {
  var from, to: Double
  let `class`: RouteClass
  /// What it is cut by, as a range of the walk's words; see ``Reason``.
  let words: Range<Int>
  /// The releases that it meets, as a range of the walk's pool; some more than once.
  var releases: Range<Int>
}

/// Why a piece has its class; in the walk's words, as a negative number before its members.
enum Reason: Int32 {
  case contamination = -1
  case undecided = -2
  case routeGap = -3
  case noRelease = -4
  case awaitingQualityControl = -5
  case accuracy = -6
  case newerDanger = -7
  case gap = -8
  case staleEvidence = -9
  case method = -10
  case depth = -11
  case nearHazard = -12
  case workInProgress = -13
  case unlocated = -14
}
