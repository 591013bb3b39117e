/// The reason that a table cannot be read to its end, and where.
///
/// What was read before must not be used: a table is taken whole or not at all.
package struct CSVFailure: Error, Equatable, Sendable {
  /// What is wrong with the table.
  package enum Kind: Equatable, Sendable {
    /// There is nothing in it.
    case empty
    /// Its first line is empty, where the names of its columns must stand.
    case noHeader
    /// It could not be read; the words are those of whoever read it.
    case unreadable(String)
    /// It is in another format, which its first bytes show.
    case otherFormat(String)
    /// It is UTF-16 or UTF-32, named as `iconv` does.
    case wideEncoding(String)
    /// It has bytes that are not UTF-8.
    case notUTF8
    /// It has a byte 0, which no text has.
    case zeroByte
    /// The character that was to stand between fields cannot, as a quote or a letter beyond ASCII.
    case unusableDelimiter(UInt8)
    /// More than one character in the header could be the one between fields.
    case severalDelimiters([UInt8])
    /// A column has no name; columns count from 1.
    case unnamedColumn(Int)
    /// Two columns have the same name.
    case duplicateColumn(String)
    /// A quote that opens a field is never closed; the line is that of the quote.
    case unclosedQuote
    /// A quote stands inside a field that does not begin with one; columns count from 1.
    case strayQuote(column: Int)
    /// Something other than the end of the field follows a closing quote; columns count from 1.
    case textBehindQuote(column: Int)
    /// A row has fewer fields than the header.
    case tooFewFields(Int, of: Int)
    /// The last row has fewer fields than the header, and the file ends in it.
    case cutOff(Int, of: Int)
    /// A row has more fields than the header.
    case tooManyFields(Int, of: Int)
    /// A row takes more bytes than are allowed.
    case tooLarge(limit: Int)
    /// There is no column of a name that was given; the others are those that there are.
    case unknownColumn(String, among: [String])
    /// One column was named for both coordinates.
    case sameColumn(String)
    /// The column that was named for x is called a latitude or a northing, or the other a longitude or
    /// an easting.
    case exchangedColumns(x: String, y: String)
    /// No name of a column says that it holds the geometry; the names are all that there are.
    case noGeometry(among: [String])
    /// More than one column, or pair of columns, could hold the geometry.
    case severalGeometries([String])
    /// The column whose name says that it holds the geometry holds something else, as the text shows.
    case notWKT(column: String, text: String)
  }

  /// What is wrong.
  package let kind: Kind
  /// The line of the file at which it is, from 1; a line break inside quotes begins a new one too.
  package let line: Int
  /// The row at which it is, from 1 behind the header; `nil` at the header and for the whole file.
  package let row: Int?

  /// Creates a failure.
  package init(_ kind: Kind, line: Int, row: Int? = nil) {
    (self.kind, self.line, self.row) = (kind, line, row)
  }
}
