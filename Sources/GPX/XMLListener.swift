/// Takes what a document consists of, in its order.
///
/// What it throws ends the reading. A text may come in pieces, cut anywhere.
protocol XMLListener: AnyObject {
  /// The XML declaration, where it names an encoding.
  func declare(encoding: String)
  /// A document type declaration, by the name of the root that it announces.
  func declareType(of root: String) throws(GPXFailure.Kind)
  /// The start of an element, with those of its attributes that are in no namespace.
  func start(_ name: XMLName, _ attributes: [String: String]) throws(GPXFailure.Kind)
  /// The end of the element that started last and has not ended.
  func end() throws(GPXFailure.Kind)
  /// Characters between tags, in UTF-8, also those of CDATA sections.
  func text(_ bytes: Span<UInt8>) throws(GPXFailure.Kind)
  /// A comment, in UTF-8.
  func comment(_ bytes: Span<UInt8>) throws(GPXFailure.Kind)
  /// A processing instruction.
  func instruct() throws(GPXFailure.Kind)
}
