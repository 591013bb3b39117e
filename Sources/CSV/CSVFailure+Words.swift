extension CSVFailure: CustomStringConvertible {
  /// What is wrong and where, in one sentence.
  package var description: String { "\(reason) (\(place))" }

  /// What is wrong, in plain words.
  package var reason: String {
    switch kind {
    case .empty: "the file is empty"
    case .noHeader: "the first line is empty, where the names of the columns must stand"
    case .unreadable(let words): "the file cannot be read: \(words)"
    case .otherFormat(let name): "the file is \(name), not CSV"
    case .wideEncoding(let name): "the text is \(name), and must be UTF-8"
    case .notUTF8: "the text is not UTF-8"
    case .zeroByte: "there is a byte 0 in it, which no text has; the file is damaged, or no CSV"
    case .unusableDelimiter(let byte): "\(Self.name(of: byte)) cannot stand between fields"
    case .severalDelimiters(let bytes):
      "the header has \(Self.list(bytes.map(Self.name))): nobody can tell which one parts its fields"
    case .unnamedColumn(let column): "column \(column) has no name"
    case .duplicateColumn(let name): "two columns have the name \"\(name)\""
    case .unclosedQuote: "the quote that opens here is never closed"
    case .strayQuote(let column):
      "there is a quote inside the field of column \(column), which does not begin with one"
    case .textBehindQuote(let column): "text follows the closing quote in column \(column)"
    case .tooFewFields(let count, let all):
      "the row has \(Self.fields(count)), and the header has \(all)"
    case .cutOff(let count, let all):
      "the file ends inside a row, which has \(Self.fields(count)), and the header has \(all)"
    case .tooManyFields(let count, let all):
      "the row has \(Self.fields(count)), and the header has only \(all)"
    case .tooLarge(let limit): "one row takes more than \(limit >> 20) MiB"
    case .unknownColumn(let name, let names):
      "there is no column \"\(name)\"; the columns are \(Self.list(names))"
    case .sameColumn(let name): "\"\(name)\" cannot be both coordinates"
    case .exchangedColumns(let x, let y):
      "\"\(x)\" for x, which is east, and \"\(y)\" for y, which is north, look exchanged"
    case .noGeometry(let names):
      "the table has no geometry column; its columns are \(Self.list(names))"
    case .severalGeometries(let found):
      "more than one thing in it could be the geometry: \(found.joined(separator: "; "))"
    case .notWKT(let column, let text): "the column \"\(column)\" does not hold WKT but \"\(text)\""
    }
  }

  /// What to do about it, in plain words.
  package var hint: String {
    switch kind {
    case .empty: "export it again"
    case .noHeader: "begin with the line that names the columns"
    case .unreadable: "see that it is there, may be read and is whole"
    case .otherFormat: "save it as CSV in UTF-8"
    case .wideEncoding(let name): "convert it: iconv -f \(name) -t UTF-8 FILE > new.csv"
    case .notUTF8:
      "convert it, e.g. iconv -f WINDOWS-1251 -t UTF-8 FILE > new.csv, or so; see that names come "
        + "out right"
    case .zeroByte, .cutOff: "export or copy it again; the copy is not whole"
    case .unusableDelimiter: "give an ASCII character such as a comma, a semicolon or a tab"
    case .severalDelimiters: "say which with --delimiter, or put names that hold one in quotes"
    case .unnamedColumn: "name every column in the first line"
    case .duplicateColumn: "give each column a name of its own"
    case .unclosedQuote: "close it; if it is a part of the text, double it and quote the field"
    case .strayQuote, .textBehindQuote:
      "put the whole field in quotes, and double each quote that is a part of it"
    case .tooFewFields: "see the line in an editor; an empty field needs its delimiter too"
    case .tooManyFields: "put fields that hold a delimiter or a line break in quotes"
    case .tooLarge: "close its quotes, or split it; one record needs far less"
    case .unknownColumn: "write the name as the first line has it"
    case .sameColumn: "name two columns: --x COLUMN --y COLUMN"
    case .exchangedColumns(let x, let y):
      "say --x \"\(y)\" --y \"\(x)\", or rename the columns"
    case .noGeometry:
      "say which holds it: --wkt COLUMN, or --x COLUMN --y COLUMN, x being east; or --no-geometry"
    case .severalGeometries: "say which it is: --wkt COLUMN, or --x COLUMN --y COLUMN"
    case .notWKT(let column, _):
      "name another: --wkt COLUMN, or --x COLUMN --y COLUMN; with --wkt \"\(column)\" what is no WKT "
        + "comes in without a place"
    }
  }

  /// Where it is, in plain words.
  package var place: String { row.map { "row \($0), line \(line)" } ?? "line \(line)" }

  private static func fields(_ count: Int) -> String { count == 1 ? "1 field" : "\(count) fields" }

  // A table may have thousands of columns: the first few show whether it is the right one.
  private static func list(_ names: [String]) -> String {
    names.prefix(24).joined(separator: ", ") + (names.count > 24 ? ", …" : "")
  }

  private static func name(of byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: ","): "a comma"
    case UInt8(ascii: ";"): "a semicolon"
    case 0x09: "a tab"
    case 0x0A, 0x0D: "a line break"
    case 0x21...0x7E: "\"\(Character(UnicodeScalar(byte)))\""
    default: "byte \(byte)"
    }
  }
}
