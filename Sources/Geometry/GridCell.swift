internal import Glibc

/// A cell of a grid over the Earth, about 556 m high and at most about as wide.
///
/// Rows are 0.005° of latitude; a row's columns are 0.005° of longitude times a power of two.
package struct GridCell: Hashable, Sendable, BitwiseCopyable {
  private let row: Int32
  private let column: Int32

  private static let side = 0.005

  /// The cell that holds a position.
  package init(_ position: Position<Geographic>) {
    let row = (position.y / Self.side).rounded(.down)
    self.row = Int32(row)
    column = Int32(((position.x + 180) / Self.columnWidth(row: row)).rounded(.down))
  }

  private static func columnWidth(row: Double) -> Double {
    let cosine = cos(min(abs(row + 0.5) * side, 89.9) * Ellipsoid.radian)
    return side * exp2((1 / cosine).exponentBase2)
  }

  /// The rectangle of the cell.
  package var envelope: Envelope {
    let width = Self.columnWidth(row: Double(row))
    let (west, south) = (Double(column) * width - 180, Double(row) * Self.side)
    return Envelope(west: west, south: south, east: west + width, north: south + Self.side)
  }

  /// The frame about the middle of the cell.
  package var frame: LocalFrame { LocalFrame(aboutMiddleOf: envelope) }
}

extension Double {
  // The greatest power of two that is no larger.
  fileprivate var exponentBase2: Double { Double(exponent) }
}
