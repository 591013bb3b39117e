/// An immutable R-tree over rectangles, packed in Hilbert order, sixteen to a node.
///
/// Boxes are 32-bit floats rounded outward: a hit may be false by less than 2 m, a miss never is.
/// Invariant: node `k` of a level bounds the entries `16k ..< 16k + 16` of the level below it.
/// Building is O(*n*), a search O(log *n* + hits) for well-spread data.
/// Source: I. Kamel, C. Faloutsos, "On packing R-trees" (1993).
package struct PackedIndex: Sendable {
  private struct Box: BitwiseCopyable {
    var west, south, east, north: Float

    init(_ box: Envelope) {
      west = Self.below(box.west)
      south = Self.below(box.south)
      east = Self.above(box.east)
      north = Self.above(box.north)
    }

    private static func below(_ value: Double) -> Float {
      let float = Float(value)
      return Double(float) > value ? float.nextDown : float
    }
    private static func above(_ value: Double) -> Float {
      let float = Float(value)
      return Double(float) < value ? float.nextUp : float
    }

    mutating func form(unionWith other: Self) {
      west = min(west, other.west)
      south = min(south, other.south)
      east = max(east, other.east)
      north = max(north, other.north)
    }

    // One expression without branches: the four comparisons run side by side.
    @inline(__always)
    func intersects(_ other: Self) -> Bool {
      (west <= other.east) && (other.west <= east) && (south <= other.north)
        && (other.south <= north)
    }
  }

  private static let fanOut = 16
  private var boxes: [Box] = []
  private var items: [UInt32] = []
  // The first box of each level in `boxes`, the leaves' first; then the end.
  private var levels: [Int] = [0]

  /// How many rectangles there are.
  package var count: Int { items.count }

  /// Packs rectangles; a search gives back their numbers.
  package init(_ envelopes: [Envelope]) {
    items = Self.hilbertOrder(of: envelopes)
    boxes.reserveCapacity(envelopes.count * 17 / 16 + 16)
    for item in items { boxes.append(Box(envelopes[Int(item)])) }
    addNodes()
  }

  /// Takes up what ``write(to:)`` laid down; `nil` where it is none.
  package init?(_ reader: inout RawArrayReader) {
    guard let boxes = reader.array(of: Box.self), let items = reader.array(of: UInt32.self),
      boxes.count == items.count, items.allSatisfy({ Int($0) < items.count })
    else { return nil }
    (self.boxes, self.items) = (boxes, items)
    addNodes()
  }

  /// Lays down the rectangles in their order; the nodes above them are made again.
  package func write(to writer: inout RawArrayWriter) {
    writer.append(Array(boxes[..<count]))
    writer.append(items)
  }

  private mutating func addNodes() {
    levels.append(boxes.count)
    var width = boxes.count
    while width > 1 {
      let start = levels[levels.count - 2]
      for first in stride(from: start, to: start + width, by: Self.fanOut) {
        var node = boxes[first]
        for child in first..<min(first + Self.fanOut, start + width) {
          node.form(unionWith: boxes[child])
        }
        boxes.append(node)
      }
      levels.append(boxes.count)
      width = (width + Self.fanOut - 1) / Self.fanOut
    }
  }

  /// Calls `visit` with the number of each rectangle that may meet the box, in no order.
  @inline(__always)
  package func search(_ envelope: Envelope, _ visit: (Int) -> Void) {
    guard !items.isEmpty else { return }
    let query = Box(envelope)
    let (boxes, items) = (self.boxes.span, self.items.span)
    // Depth 8 holds 16⁸ items; at most 15 siblings wait on each level.
    var stack = InlineArray<144, (level: Int, node: Int)>(repeating: (0, 0))
    stack[0] = (levels.count - 2, 0)
    var waiting = 1
    while waiting > 0 {
      waiting -= 1
      let (level, node) = stack[waiting]
      if level == 0 {
        // Only where a single item is its own root.
        if boxes[0].intersects(query) { visit(Int(items[0])) }
        continue
      }
      let below = levels[level - 1]
      var child = below + node * Self.fanOut
      let end = min(child + Self.fanOut, levels[level])
      while child < end {
        if boxes[child].intersects(query) {
          if level == 1 {
            visit(Int(items[child]))
          } else {
            stack[waiting] = (level - 1, child - below)
            waiting += 1
          }
        }
        child += 1
      }
    }
  }

  private static func hilbertOrder(of envelopes: [Envelope]) -> [UInt32] {
    guard var all = envelopes.first else { return [] }
    for envelope in envelopes.dropFirst() { all = all.union(envelope) }
    let width = max(all.east - all.west, .leastNormalMagnitude)
    let height = max(all.north - all.south, .leastNormalMagnitude)
    let keys = envelopes.enumerated().map { number, box in
      let x = ((box.west + box.east) / 2 - all.west) / width
      let y = ((box.south + box.north) / 2 - all.south) / height
      let key = hilbert(UInt32(x * 65_535), UInt32(y * 65_535))
      return UInt64(key) << 32 | UInt64(number)
    }
    return radixSorted(keys).map { UInt32(truncatingIfNeeded: $0) }
  }

  // Two passes of 16 bits over the keys in the upper half; stable, so the order is repeatable.
  private static func radixSorted(_ keys: [UInt64]) -> [UInt64] {
    var (from, to) = (keys, keys)
    for shift in [32, 48] as [UInt64] {
      var starts = [Int](repeating: 0, count: 65_537)
      for key in from { starts[Int(key >> shift & 0xFFFF) + 1] += 1 }
      for digit in 1...65_536 { starts[digit] += starts[digit - 1] }
      for key in from {
        let digit = Int(key >> shift & 0xFFFF)
        to[starts[digit]] = key
        starts[digit] += 1
      }
      swap(&from, &to)
    }
    return from
  }

  /// The distance along the Hilbert curve of order 16 (the state tables of Lawder, unrolled).
  private static func hilbert(_ x: UInt32, _ y: UInt32) -> UInt32 {
    var (x, y, distance) = (x, y, UInt32(0))
    var side: UInt32 = 1 << 15
    while side > 0 {
      let (right, up) = (x & side != 0, y & side != 0)
      distance += side * side * ((right ? 3 : 0) ^ (up ? 1 : 0))
      if !up {
        if right { (x, y) = (65_535 &- x, 65_535 &- y) }
        swap(&x, &y)
      }
      side >>= 1
    }
    return distance
  }
}
