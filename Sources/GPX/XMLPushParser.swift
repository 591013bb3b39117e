internal import CEXPAT

/// Expat with namespaces, fed piece by piece.
///
/// No entity is ever expanded: a listener refuses the document type declaration that would declare
/// it. `@safe`: the parser is private, valid from `init` to `deinit`, and calls back only while
/// this object feeds it.
@safe final class XMLPushParser {
  /// The elements that may be open at once; GPX needs about eight.
  static let depthLimit = 64
  /// The bytes that one tag, comment or other indivisible piece of markup may take: 1 MiB.
  static let markupLimit = 1 << 20

  private let parser: OpaquePointer
  private let listener: any XMLListener
  private var failure: Stop?
  private var (depth, hasRoot) = (0, false)
  // Whether the first byte is neither a bracket nor white space nor of a byte order mark.
  private var startsOtherwise = false
  // How many bytes came before this piece, and before the piece with the last piece of markup.
  private var (fed, lastEvent) = (0, 0)

  /// The reason that reading ended before the end, and where.
  struct Stop: Error {
    /// What is wrong.
    let kind: GPXFailure.Kind
    /// The line, from 1; `nil` where the whole document is meant.
    var line: Int?
    /// The character of the line, from 1.
    var column: Int?
  }

  /// Creates a parser at the start of a document; stops the program where there is no memory for it.
  init(_ listener: any XMLListener) {
    guard let parser = unsafe XML_ParserCreateNS(nil, XML_Char(XMLName.separator)) else {
      preconditionFailure("expat has no memory for a parser")
    }
    unsafe self.parser = parser
    self.listener = listener
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetXmlDeclHandler(parser) { data, _, encoding, _ in
      unsafe XMLPushParser.at(data).declare(encoding)
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { data, root, _, _, _ in
      unsafe XMLPushParser.at(data).declareType(root)
    }
    unsafe XML_SetElementHandler(
      parser, { data, name, pairs in unsafe XMLPushParser.at(data).start(name, pairs) },
      { data, _ in unsafe XMLPushParser.at(data).end() })
    unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
      unsafe XMLPushParser.at(data).text(text, Int(count))
    }
    unsafe XML_SetCommentHandler(parser) { data, text in
      unsafe XMLPushParser.at(data).comment(text)
    }
    unsafe XML_SetProcessingInstructionHandler(parser) { data, _, _ in
      unsafe XMLPushParser.at(data).instruct()
    }
  }

  deinit { unsafe XML_ParserFree(parser) }

  /// Reads the next bytes of a document; `isLast`: none follow.
  func parse(_ bytes: [UInt8], isLast: Bool) throws(Stop) {
    if fed == 0, let first = bytes.first {
      startsOtherwise = ![UInt8(ascii: "<"), 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xFE, 0xFF]
        .contains(first)
    }
    let status = unsafe bytes.withUnsafeBytes {
      unsafe XML_Parse(
        parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count),
        isLast ? 1 : 0)
    }
    if let failure { throw failure }
    guard status == XML_STATUS_OK else { throw stop(unsafe XML_GetErrorCode(parser)) }
    fed += bytes.count
    guard isLast || fed - lastEvent <= Self.markupLimit else {
      throw stop(.tooLarge(limit: Self.markupLimit))
    }
  }

  private func stop(_ kind: GPXFailure.Kind) -> Stop {
    Stop(
      kind: kind, line: Int(unsafe XML_GetCurrentLineNumber(parser)),
      column: Int(unsafe XML_GetCurrentColumnNumber(parser)) + 1)
  }

  private func stop(_ code: XML_Error) -> Stop {
    let words = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) }
    let stop = stop(.malformed(words ?? "error \(code.rawValue)"))
    let kind: GPXFailure.Kind
    switch code {
    case XML_ERROR_NO_ELEMENTS where !hasRoot: return Stop(kind: .empty)
    case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR,
      XML_ERROR_UNCLOSED_CDATA_SECTION:
      kind = .truncated
    case XML_ERROR_UNKNOWN_ENCODING: kind = .unknownEncoding
    case XML_ERROR_INCORRECT_ENCODING: kind = .wrongEncoding
    case XML_ERROR_UNBOUND_PREFIX: kind = .unboundPrefix
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: kind = .trailing
    case _ where !hasRoot && (startsOtherwise || stop.line == 1 && stop.column == 1): kind = .notXML
    default: return stop
    }
    return Stop(kind: kind, line: stop.line, column: stop.column)
  }
}

// What expat calls. After a failure it may go on for a while, and is not heard.
extension XMLPushParser {
  private static func at(_ data: UnsafeMutableRawPointer?) -> XMLPushParser {
    guard let data = unsafe data else { preconditionFailure("expat has lost its user data") }
    return unsafe Unmanaged<XMLPushParser>.fromOpaque(data).takeUnretainedValue()
  }

  private func tell(_ body: () throws(GPXFailure.Kind) -> Void) {
    lastEvent = fed
    guard failure == nil else { return }
    do { try body() } catch {
      failure = stop(error)
      _ = unsafe XML_StopParser(parser, XML_Bool(XML_FALSE))
    }
  }

  private func declare(_ encoding: UnsafePointer<XML_Char>?) {
    guard let encoding = unsafe encoding else { return }
    listener.declare(encoding: unsafe String(cString: encoding))
  }

  private func declareType(_ root: UnsafePointer<XML_Char>?) {
    let root = unsafe root.map { unsafe String(cString: $0) } ?? ""
    tell { () throws(GPXFailure.Kind) in try listener.declareType(of: root) }
  }

  private func start(
    _ name: UnsafePointer<XML_Char>?, _ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    guard let name = unsafe name else { return }
    var attributes: [String: String] = [:]
    if var pair = unsafe pairs {
      while let key = unsafe pair[0], let value = unsafe pair[1] {
        unsafe attributes[String(cString: key)] = String(cString: value)
        unsafe pair += 2
      }
    }
    (depth, hasRoot) = (depth + 1, true)
    tell { () throws(GPXFailure.Kind) in
      guard depth <= Self.depthLimit else { throw .tooDeep(limit: Self.depthLimit) }
      try listener.start(XMLName(expanded: unsafe String(cString: name)), attributes)
    }
  }

  private func end() {
    depth -= 1
    tell { () throws(GPXFailure.Kind) in try listener.end() }
  }

  private func text(_ text: UnsafePointer<XML_Char>?, _ count: Int) {
    unsafe UnsafeBufferPointer(start: text, count: count).withMemoryRebound(to: UInt8.self) {
      let bytes = unsafe $0.span
      tell { () throws(GPXFailure.Kind) in try listener.text(bytes) }
    }
  }

  private func comment(_ text: UnsafePointer<XML_Char>?) {
    guard let text = unsafe text else { return }
    let bytes = Array(unsafe String(cString: text).utf8)
    tell { () throws(GPXFailure.Kind) in try listener.comment(bytes.span) }
  }

  private func instruct() {
    tell { () throws(GPXFailure.Kind) in try listener.instruct() }
  }
}
