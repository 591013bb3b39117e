/// A geometry of points, lines and polygons in any mixture, stored flat.
///
/// Part by part, path by path, position by position: three arrays, whatever the number of
/// rings. A ring's last position repeats its first if it was closed as entered; nothing about
/// validity is proven but that every position is one. See ``rings(of:)`` and ``RingDefect``.
package struct Shape<Frame>: Hashable, Sendable {
  /// What one part of a shape is.
  package typealias Kind = ShapeKind
  /// One point, line or polygon of a shape.
  package typealias Part = ShapePart

  /// The parts, in the order entered.
  package private(set) var parts: [Part] = []
  /// For each path, the first position behind it.
  package private(set) var pathEnds: [Int32] = []
  /// All positions.
  package private(set) var positions: [Position<Frame>] = []

  /// Creates a shape without parts.
  package init() {}

  /// Creates a shape with one part.
  package init(_ kind: Kind, _ paths: [[Position<Frame>]]) { append(kind, paths) }

  /// Whether there is no part.
  package var isEmpty: Bool { parts.isEmpty }

  /// Adds a part of whole paths.
  package mutating func append(_ kind: Kind, _ paths: [[Position<Frame>]]) {
    for path in paths { append(path: path) }
    endPart(kind)
  }

  /// Adds all parts of another shape.
  package mutating func append(_ other: Self) {
    for part in other.parts.indices {
      append(other.parts[part].kind, other.paths(of: part).map { Array(other.positions[$0]) })
    }
  }

  /// Adds a path to the part that is being built; ``endPart(_:)`` ends it.
  package mutating func append(path: some Sequence<Position<Frame>>) {
    positions.append(contentsOf: path)
    pathEnds.append(Int32(positions.count))
  }

  /// Adds a position to the path that is being built; ``endPath()`` ends it.
  package mutating func append(position: Position<Frame>) { positions.append(position) }

  /// Ends the path that is being built.
  package mutating func endPath() { pathEnds.append(Int32(positions.count)) }

  /// Ends the part that is being built.
  package mutating func endPart(_ kind: Kind) {
    parts.append(Part(kind: kind, pathEnd: Int32(pathEnds.count)))
  }

  /// The positions of a path, as a range of ``positions``.
  @inline(__always)
  package func path(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(pathEnds[index - 1]))..<Int(pathEnds[index])
  }

  /// The numbers of the paths of a part.
  package func pathNumbers(of part: Int) -> Range<Int> {
    (part == 0 ? 0 : Int(parts[part - 1].pathEnd))..<Int(parts[part].pathEnd)
  }

  /// The paths of a part, each a range of ``positions``.
  package func paths(of part: Int) -> [Range<Int>] { pathNumbers(of: part).map(path) }

  /// The paths of a part as arrays of positions.
  package func rings(of part: Int) -> [[Position<Frame>]] {
    paths(of: part).map { Array(positions[$0]) }
  }

  /// A shape of one part of this one.
  package func part(_ index: Int) -> Self { Self(parts[index].kind, rings(of: index)) }

  /// The parts of one kind or more, in their order.
  package func only(_ kinds: Kind...) -> Self {
    if parts.allSatisfy({ kinds.contains($0.kind) }) { return self }
    return parts.indices.reduce(into: Self()) { result, index in
      if kinds.contains(parts[index].kind) {
        result.append(parts[index].kind, rings(of: index))
      }
    }
  }

  /// The same structure with every position replaced.
  package func map<Other>(
    _ transform: (Position<Frame>) -> Position<Other>
  ) -> Shape<Other> {
    var result = Shape<Other>()
    result.parts = parts
    result.pathEnds = pathEnds
    result.positions = positions.map(transform)
    return result
  }
}
