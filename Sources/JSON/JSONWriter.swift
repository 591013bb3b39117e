/// Writes JSON without white space; commas and colons set themselves.
///
/// Every number is the shortest that reads back as the same `Double`, unless decimals are asked
/// for. The caller answers for closing what it opens.
package struct JSONWriter: Sendable {
  /// What was written.
  package internal(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Creates a writer that has written nothing.
  package init() {}

  /// What was written, as a value; the caller has closed all it opened.
  package var text: JSONText { JSONText(trusted: String(decoding: bytes, as: UTF8.self)) }

  /// Gives what was written and forgets it, so that a stream needs little memory.
  package mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Opens an object.
  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  /// Closes an object.
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  /// Opens an array.
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  /// Closes an array.
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Writes an object whose members a function writes.
  package mutating func object<Failure: Error>(
    _ body: (inout Self) throws(Failure) -> Void
  ) throws(Failure) {
    beginObject()
    try body(&self)
    endObject()
  }

  /// Writes an array whose elements a function writes.
  package mutating func array<Failure: Error>(
    _ body: (inout Self) throws(Failure) -> Void
  ) throws(Failure) {
    beginArray()
    try body(&self)
    endArray()
  }

  /// Writes the name of a member; its value is to follow.
  package mutating func member(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a member.
  package mutating func member(_ name: String, _ value: JSONText) {
    member(name)
    self.value(value)
  }

  /// Writes a member that is a string.
  package mutating func member(_ name: String, string: String) {
    member(name)
    self.string(string)
  }

  /// Writes a member as it was read.
  package mutating func member(_ member: JSONMember) { self.member(member.name, member.value) }

  /// Writes a value that is text already.
  package mutating func value(_ value: JSONText) { raw(value.text) }

  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }

  /// Writes `null`.
  package mutating func null() { raw("null") }

  /// Writes a whole number.
  package mutating func integer(_ value: Int64) { raw(String(value)) }

  /// Writes a string.
  package mutating func string(_ value: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0..<0x20:
        bytes.append(contentsOf: "\\u00".utf8)
        bytes.append(UInt8(ascii: "0") + byte >> 4)
        let low = byte & 15
        bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") + low - 10)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Writes ASCII or UTF-8 that is one value.
  mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
  }

  /// Writes bytes that are one value.
  mutating func raw(_ text: ArraySlice<UInt8>) {
    separate()
    bytes.append(contentsOf: text)
  }

  mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func begin(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func end(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }
}
