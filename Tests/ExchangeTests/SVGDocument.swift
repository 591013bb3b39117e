import Foundation
import FoundationXML

/// An SVG document as an XML parser sees it.
final class SVGDocument: NSObject, XMLParserDelegate {
  /// An element with the names of those around it.
  struct Element {
    let name: String
    let attributes: [String: String]
    let ancestors: [String]
    var text = ""
  }

  /// The elements in the order of the document.
  private(set) var elements: [Element] = []
  private var open: [Int] = []
  private var failure: (any Error)?

  /// Parses bytes, or throws what is wrong with them.
  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() { throw failure ?? parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  /// All text, a line an element.
  var text: String { elements.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n") }

  /// The values of an attribute wherever it stands.
  func values(of attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    let ancestors = open.map { elements[$0].name }
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes, ancestors: ancestors))
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    guard let last = open.last, elements[last].name != "svg", elements[last].name != "g" else {
      return
    }
    elements[last].text += text.trimmingCharacters(in: .newlines)
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) { failure = error }
}
