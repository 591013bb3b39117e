extension Shape where Frame == Geographic {
  /// Adds a part of paths that lie one behind the other, and end where said.
  package mutating func append(
    _ kind: ShapeKind, _ positions: [Position<Geographic>], pathEnds: [Int]
  ) {
    var start = 0
    for end in pathEnds {
      for index in start..<end { append(position: positions[index]) }
      endPath()
      start = end
    }
    endPart(kind)
  }
}
