import CSV
import JSON
import TestSupport
import Testing

@Suite("Damaged tables")
struct CSVDamageTests {
  @Test("give every row as it stands there, or are refused", arguments: 1...200)
  func mutation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for round in 1...50 {
      let comment: Comment = "seed \(seed), round \(round)"
      var table = PlainTable(using: &random)
      for _ in 0..<Int.random(in: 0...3, using: &random) { table.damage(using: &random) }
      let options = CSVOptions(
        geometry: [.none, .wkt(column: "a"), .columns(x: "a", y: "b")][round % 3],
        delimiter: table.delimiter)
      let chunk = [1, 3, 64, 5_000].randomElement(using: &random) ?? 1
      let outcome = CSVText(bytes: table.bytes).outcome(options, chunk: chunk)
      for line in outcome.lines {
        #expect(line.hasSuffix("}\n") && !line.dropLast().contains("\n"), comment)
        #expect(try JSONText(parsing: line)["type"]?.string == "Feature", comment)
      }
      switch outcome.failure?.kind {
      case .unknownColumn, .wideEncoding, .otherFormat: continue
      case let kind:
        #expect((kind != nil) == (table.rows == nil), comment)
      }
      guard outcome.failure == nil, let rows = table.rows, let header = rows.first else { continue }
      let expected = rows.dropFirst().map { row in
        zip(header, row).flatMap { name, field in
          field.isEmpty || options.geometry == .wkt(column: name) ? [] : [name, field]
        }
      }
      #expect(outcome.properties == expected, comment)
    }
  }

  private static let sample = CSVText(
    "\u{FEFF}\"co\"\"de\",WKT,имя,z\r\n1,\"POINT (46.75 39.5)\",\"a\r\nb\r\",é\r"
      + "\"\"\"2\"\"\",SRID=4326;POINT Z (1 2 -3e1),😀,\n\n\r\n3,x,\"\",\" \"\r\n\"4\",,\",\",\"\n\""
  )

  @Test("come out the same wherever the chunks are parted")
  func chunks() {
    let whole = Self.sample.outcome()
    #expect(whole.failure == nil && whole.lines.count == 4 && whole.lastRowIsOpen)
    for index in 0...Self.sample.bytes.count {
      #expect(Self.sample.outcome(splitAt: index) == whole, "parted at \(index)")
    }
    for size in 1...9 { #expect(Self.sample.outcome(chunk: size) == whole, "chunks of \(size)") }
  }

  @Test(
    "that are cut off anywhere are refused, but in the last field of a row, and at the end of one")
  func truncation() {
    let whole = Self.sample.outcome()
    for length in 0..<Self.sample.bytes.count {
      let outcome = CSVText(bytes: Array(Self.sample.bytes[..<length])).outcome()
      if outcome.failure != nil { continue }
      let given = outcome.lines.count - (outcome.lastRowIsOpen ? 1 : 0)
      #expect(outcome.lines[..<given] == whole.lines[..<given], "length \(length)")
    }
  }

  @Test("are one thing; large tables are read in no time")
  func throughput() {
    let ring = (0..<200).map { "46.7\($0 + 100)5 39.5\($0 + 100)25" }.joined(separator: ",")
    let row = Array("S-1,\"POLYGON((\(ring)))\",\"a \"\"b\"\"\",suspected,2020-11-29\n".utf8)
    var count = -1
    let duration = ContinuousClock().measure {
      let outcome = CSVText.outcome {
        count += 1
        if count == 0 { return Array("code,wkt,note,status,observedOn\n".utf8) }
        return count <= 1_000 ? row : nil
      }
      #expect(outcome.lines.count == 1_000 && outcome.failure == nil)
    }
    // About 4 MB; a hundred times as slow as it is would still do, what is quadratic would not.
    #expect(duration < .seconds(10))
  }
}

/// A table that is made at random, and read again as a whole by the rules, plainly.
private struct PlainTable {
  var bytes: [UInt8] = []
  let delimiter: UInt8

  init(using random: inout SeededGenerator) {
    delimiter = [0x2C, 0x3B, 0x09].randomElement(using: &random) ?? 0x2C
    let fields = [
      "", "", "1", "-46.5", "+.5", "1e5", "POINT(1 2)", "SRID=4326;POINT Z(1 2 3)",
      "MULTIPOINT((1 2),3 4)", "POLYGON((0 0,1 0,1 1,0 0))", "x,y;z\tw", "say \"no\"", "a\nb",
      "\r\n",
      "\r", " ", "é", "Лачын", "😀", "\u{1}\\", "GEOMETRYCOLLECTION(POINT(1 2),POINT EMPTY)",
    ]
    let columns = Int.random(in: 1...4, using: &random)
    let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    if Int.random(in: 0..<4, using: &random) == 0 { bytes += [0xEF, 0xBB, 0xBF] }
    add(["a", "b", "в,", "d d"].prefix(columns), end, using: &random)
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      let row = (0..<columns).map { _ in fields.randomElement(using: &random) ?? "" }
      add(row[...], end, using: &random)
      if Int.random(in: 0..<8, using: &random) == 0 { bytes += end.utf8 }
    }
    if Bool.random(using: &random) { bytes.removeLast(end.utf8.count) }
  }

  private mutating func add(
    _ row: ArraySlice<String>, _ end: String, using random: inout SeededGenerator
  ) {
    let fields = row.map { field in
      let mustBe = field.utf8.contains { [delimiter, 0x0A, 0x0D, 0x22].contains($0) }
      guard mustBe || Int.random(in: 0..<4, using: &random) == 0 else { return field }
      return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
    let separator = String(decoding: [delimiter], as: UTF8.self)
    bytes += (fields.joined(separator: separator) + end).utf8
  }

  mutating func damage(using random: inout SeededGenerator) {
    guard let index = bytes.indices.randomElement(using: &random) else { return }
    let structure = Array("\",;\t\r\n\n()1.-e\u{0}".utf8)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[index] = structure.randomElement(using: &random) ?? 0
    case 2: bytes[index] ^= 1 << Int.random(in: 0..<8, using: &random)
    case 3: bytes.insert(structure.randomElement(using: &random) ?? 0, at: index)
    case 4: bytes.removeSubrange(index...)
    default: bytes.remove(at: index)
    }
  }

  /// The fields of all rows, the header first; `nil` where the table is to be refused.
  var rows: [[String]]? {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let text = String(validating: bytes[mark...], as: UTF8.self) else { return nil }
    if text.isEmpty || text.utf8.contains(0) { return nil }
    guard var rows = lines(Array(text.utf8)), let header = rows.first, !header.isEmpty else {
      return nil
    }
    while rows.last == [] { rows.removeLast() }
    rows = header.count == 1 ? rows.map { $0.isEmpty ? [""] : $0 } : rows.filter { !$0.isEmpty }
    let isGood =
      rows.allSatisfy { $0.count == header.count } && Set(header).count == header.count
      && header.allSatisfy { !$0.allSatisfy(\.isWhitespace) }
    return isGood ? rows : nil
  }

  // The fields of each line, none for an empty line.
  private func lines(_ bytes: [UInt8]) -> [[String]]? {
    var (lines, line, rest): ([[String]], [String], ArraySlice<UInt8>) = ([], [], bytes[...])
    var isLineStart = true
    while true {
      var field: [UInt8] = []
      let isQuoted = rest.first == 0x22
      if isQuoted {
        rest.removeFirst()
        while true {
          guard let quote = rest.firstIndex(of: 0x22) else { return nil }
          field += rest[..<quote]
          rest = rest[(quote + 1)...]
          guard rest.first == 0x22 else { break }
          field.append(rest.removeFirst())
        }
      } else {
        field = Array(rest.prefix { ![delimiter, 0x0A, 0x0D].contains($0) })
        if field.contains(0x22) { return nil }
        rest = rest.dropFirst(field.count)
      }
      let isBlank = isLineStart && !isQuoted && field.isEmpty && rest.first != delimiter
      if !isBlank { line.append(String(decoding: field, as: UTF8.self)) }
      isLineStart = false
      guard let next = rest.popFirst() else {
        if !isBlank { lines.append(line) }
        return lines
      }
      if next == delimiter { continue }
      guard next == 0x0A || next == 0x0D else { return nil }
      if next == 0x0D, rest.first == 0x0A { rest.removeFirst() }
      lines.append(line)
      (line, isLineStart) = ([], true)
    }
  }
}
