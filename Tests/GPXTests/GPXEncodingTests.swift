import GPX
import Testing

@Suite("GPX encoding")
struct GPXEncodingTests {
  private static func text(encoding: String?) -> String {
    let declaration = encoding.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>\n" } ?? ""
    return declaration + "<gpx xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><name>Füzuli</name>"
      + "<trkseg>\(GPXText.points((46, 39), (47, 39)))</trkseg></trk></gpx>"
  }

  private func expectWhole(_ bytes: [UInt8]) throws {
    let file = try GPXText(bytes: bytes).file()
    #expect(file.routes.map(\.name) == ["Füzuli"])
    #expect(file.routes.map(\.segments) == [[try positions((46, 39), (47, 39))]])
  }

  @Test("is UTF-8, with a byte order mark or without", arguments: [nil, "UTF-8", "utf-8"])
  func utf8(encoding: String?) throws {
    let text = Self.text(encoding: encoding)
    try expectWhole(Array(text.utf8))
    try expectWhole([0xEF, 0xBB, 0xBF] + Array(text.utf8))
  }

  @Test("is UTF-16 with a byte order mark", arguments: [nil, "UTF-16"])
  func utf16(encoding: String?) throws {
    let units = [0xFEFF] + Array(Self.text(encoding: encoding).utf16)
    try expectWhole(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    try expectWhole(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
  }

  @Test("is ISO-8859-1 where that is declared")
  func latin() throws {
    let text = Self.text(encoding: "ISO-8859-1")
    try expectWhole(text.unicodeScalars.map { UInt8($0.value) })
    let undeclared = Self.text(encoding: nil).unicodeScalars.map { UInt8($0.value) }
    #expect(GPXText(bytes: undeclared).failure?.hint.contains("encoding") == true)
  }

  @Test("that is not known or not true is refused by its name")
  func refused() {
    let unknown = GPXText(Self.text(encoding: "windows-1251")).failure
    #expect(unknown?.reason == "the encoding \"windows-1251\" is not known here")
    #expect(unknown?.hint.contains("iconv") == true)
    let wrong = GPXText(Self.text(encoding: "UTF-16")).failure
    #expect(wrong?.kind == .wrongEncoding)
    #expect(wrong?.reason.contains("\"UTF-16\"") == true)
  }
}
