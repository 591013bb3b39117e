internal import Assessment

extension Verdict {
  /// How far the route is cleared from its start, as a sentence.
  var clearedPart: String {
    let length = RouteSpan.kilometres(rounding: self.length)
    if self.class == .cleared { return "Cleared per record over its whole length, \(length) km." }
    let prefix = Centimetres(rounding: clearedPrefix).metresDown
    return prefix > 0
      ? "Cleared per record for the first \(RouteSpan.kilometres(prefix)) of \(length) km."
      : "Not cleared from its very start; it is \(length) km long."
  }
}
