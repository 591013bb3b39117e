internal import Exchange
internal import JSON
internal import MineAction
package import Reporting

/// A table as text, as comma-separated values and as JSON.
package struct TableReport {
  /// The table.
  package let table: Table
  private let scope: TableScope

  /// Creates the rendering of a table and of what it tells.
  init(_ table: Table, of scope: TableScope) { (self.table, self.scope) = (table, scope) }

  /// How many codes are shown to people of those that are in no figure.
  private static let shownCodes = 10

  /// For people: columns aligned, areas in whole square metres, totals below a line.
  package var text: String {
    // Where rows have names of their own, the first column takes those of the totals.
    let head = table.columns.map { column in
      column.unit.map { $0 == column.name ? column.name : "\(column.name) \($0)" } ?? column.name
    }
    let rows = table.rows.map { $0.map(Self.words) }
    let totals = table.totals.map { total in [total.name] + total.cells.dropFirst().map(Self.word) }
    let widths = head.indices.map { column in
      ([head] + rows + totals).map { $0[column].count }.max() ?? 0
    }
    let line = { (cells: [String]) in
      var text = ""
      for (column, cell) in cells.enumerated() {
        let space = String(repeating: " ", count: widths[column] - cell.count)
        text += column == 0 ? "" : "  "
        text += table.columns[column].unit == nil ? cell + space : space + cell
      }
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
    var lines = [line(head)] + rows.map(line)
    if !totals.isEmpty {
      lines.append(String(repeating: "-", count: widths.reduce(2 * (widths.count - 1), +)))
      lines += totals.map(line)
    }
    for apart in table.apart where !apart.codes.isEmpty {
      let codes = apart.codes.map(\.onOneLine).listed(atMost: Self.shownCodes)
      lines.append("\(apart.codes.count) \(apart.words): \(codes)")
    }
    let since = scope.since.map { "from \($0.text), " } ?? ""
    let end = "\(since)as of \(scope.instant.words), revision \(scope.revision)"
    return (lines + table.remarks + [end]).joined(separator: "\n")
  }

  private static func words(_ cell: Table.Cell) -> String {
    cell == .none ? "—" : word(cell)
  }

  private static func word(_ cell: Table.Cell) -> String {
    switch cell {
    case .text(let text): text.onOneLine
    case .count(let count): grouped(count)
    case .squareMetres(let area): grouped(Int(area.rounded()))
    case .hectares(let area): decimal(area)
    case .none: ""
    }
  }

  /// A whole number with narrow spaces between its thousands.
  package static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "\u{202F}" }
      text.append(digit)
    }
    return text
  }

  // Four decimals, as a square metre has of a hectare.
  private static func decimal(_ value: Double) -> String {
    let units = Int((value * 10_000).rounded())
    return "\(grouped(units / 10_000)).\(String(10_000 + units % 10_000).dropFirst())"
  }

  /// Comma-separated values (RFC 4180): a header, then a record a line.
  ///
  /// Areas are to the square centimetre. Where rows are of several sorts, the column `row` says which.
  /// Words are as on record, to the byte: programs compare them. See ``formulaRemark``.
  package var csv: String {
    let isMixed = table.entry != nil
    var records = [(isMixed ? ["row"] : []) + table.columns.map(\.name)]
    for row in table.rows { records.append((table.entry.map { [$0] } ?? []) + row.map(Self.plain)) }
    for total in table.totals { records.append([total.name] + total.cells.map(Self.plain)) }
    let blank = table.columns.dropFirst().map { _ in "" }
    for apart in table.apart { records += apart.codes.map { [apart.name, $0] + blank } }
    return records.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  /// What to say of words that a spreadsheet may take for formulas; `nil` where there are none.
  package var formulaRemark: String? {
    let words = table.rows.joined().compactMap { cell in
      if case .text(let text) = cell { text } else { nil }
    }
    let count = (words + table.apart.flatMap(\.codes)).count { word in
      word.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    }
    return count == 0
      ? nil
      : "cells that begin with =, +, - or @: \(count); a spreadsheet may run them as formulas, so "
        + "bring the columns in as text"
  }

  private static func plain(_ cell: Table.Cell) -> String {
    if case .text(let text) = cell { return text }
    let value = json(cell)
    return value.isNull ? "" : value.text
  }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
    guard needsQuotes else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// For programs: the rows and totals as objects, what is unknown as `null`.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("table", string: table.name)
      if let entry = table.entry { json.member("by", string: entry) }
      if let since = scope.since { json.member("from", string: since.text) }
      json.member("at", string: scope.instant.text)
      json.member("revision", JSONText(integer: scope.revision))
      json.member("rows")
      json.array { json in for row in table.rows { write(row, to: &json) } }
      for total in table.totals {
        json.member(total.name)
        write(total.cells, to: &json)
      }
      for apart in table.apart {
        json.member(apart.name)
        json.array { json in for code in apart.codes { json.string(code) } }
      }
    }
    return json.bytes
  }

  private func write(_ cells: [Table.Cell], to json: inout JSONWriter) {
    json.object { json in
      for (column, cell) in zip(table.columns, cells) {
        json.member(column.name, Self.json(cell))
      }
    }
  }

  private static func json(_ cell: Table.Cell) -> JSONText {
    switch cell {
    case .text(let text): JSONText(string: text)
    case .count(let count): JSONText(integer: Int64(count))
    // What is less than half of the last digit is nothing, on either side of it.
    case .squareMetres(let area): JSONText(number: (area * 10_000).rounded() / 10_000 + 0)
    case .hectares(let area): JSONText(number: (area * 10_000).rounded() / 10_000 + 0)
    case .none: .null
    }
  }
}
