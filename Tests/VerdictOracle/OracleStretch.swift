/// A piece of the route over which class and contamination are the same.
package struct OracleStretch: Equatable, Sendable {
  /// The chainage where it begins, in metres.
  package var from: Double
  /// The chainage where it ends, in metres.
  package var to: Double
  /// What is said there.
  package var verdict: OracleClass
  /// The codes of the contamination in reach, in order; none unless the class is one of contamination.
  package var codes: [String]

  /// Creates a stretch.
  package init(from: Double, to: Double, verdict: OracleClass, codes: [String]) {
    (self.from, self.to, self.verdict, self.codes) = (from, to, verdict, codes)
  }
}

extension [OracleStretch] {
  /// The same with neighbours joined that say the same.
  package var joined: Self {
    reduce(into: []) { joined, next in
      if let last = joined.last, last.verdict == next.verdict, last.codes == next.codes {
        joined[joined.count - 1].to = next.to
      } else {
        joined.append(next)
      }
    }
  }
}
