/// A table of figures, before anybody lays it out.
package struct Table: Sendable {
  /// What one place of a table holds.
  package enum Cell: Hashable, Sendable {
    /// Words, a code or a date.
    case text(String)
    /// A whole number.
    case count(Int)
    /// An area in square metres.
    case squareMetres(Double)
    /// An area in hectares.
    case hectares(Double)
    /// Nothing that is known or could be.
    case none

    /// The cell of words that may not be known.
    init(_ text: String?) { self = text.map(Cell.text) ?? .none }
  }

  /// A column.
  package struct Column: Hashable, Sendable {
    /// Its name, as files spell it.
    package let name: String
    /// The unit of its figures; `nil` for words.
    package let unit: String?

    init(_ name: String, unit: String? = nil) { (self.name, self.unit) = (name, unit) }

    /// A column of whole numbers of what its name says.
    static func count(_ name: String) -> Self { Self(name, unit: name) }
  }

  /// A row below all others, which tells of them together.
  package struct Total: Sendable {
    /// What it tells: `union`, `sum`, `difference` or `total`.
    package let name: String
    /// Its cells, as many as there are columns.
    package let cells: [Cell]
  }

  /// Records that no figure holds.
  package struct Apart: Sendable {
    /// Why, in one word of a file.
    package let name: String
    /// Why, in words.
    package let words: String
    /// Their codes.
    package let codes: [String]
  }

  /// What it is a table of.
  package let name: String
  /// The columns.
  package let columns: [Column]
  /// What a row is about, where there are rows of other sorts besides, such as `area`.
  package var entry: String?
  /// The rows, each with as many cells as there are columns.
  package internal(set) var rows: [[Cell]] = []
  /// The rows below them.
  package internal(set) var totals: [Total] = []
  /// What is in no figure, by the reason.
  package internal(set) var apart: [Apart] = []
  /// What a reader must not overlook.
  package internal(set) var remarks: [String] = []

  init(_ name: String, _ columns: [Column], entry: String? = nil) {
    (self.name, self.columns, self.entry) = (name, columns, entry)
  }
}
