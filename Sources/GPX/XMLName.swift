/// The name of an element or attribute (Namespaces in XML 1.0).
struct XMLName: Equatable {
  /// The namespace; empty where there is none.
  let namespace: String
  /// The name without its prefix.
  let local: String

  /// What stands between the two in the names that expat gives: no character of XML.
  static let separator: UInt8 = 0x01

  /// Takes a name as expat gives it.
  init(expanded text: String) {
    guard let end = text.utf8.lastIndex(of: Self.separator) else {
      (namespace, local) = ("", text)
      return
    }
    (namespace, local) = (String(text[..<end]), String(text[text.index(after: end)...]))
  }
}
