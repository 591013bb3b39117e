package import Assessment
internal import JSON

/// A verdict as one JSON object, compact, with the members of `verdict.md` §4 in their order.
///
/// The same verdict and context give the same bytes.
package struct VerdictJSON: Sendable {
  /// The object, without a line end.
  package let bytes: [UInt8]

  /// Encodes a verdict.
  package init(_ verdict: Verdict, _ context: VerdictContext) {
    let members = VerdictMembers(verdict, context)
    var json = JSONWriter()
    json.object { json in
      members.writeHead(to: &json)
      json.member("stretches")
      json.array { json in
        for number in verdict.stretches.indices {
          json.object { members.writeStretch(number, to: &$0) }
        }
      }
      members.writeTail(to: &json)
    }
    bytes = json.drain()
  }
}
