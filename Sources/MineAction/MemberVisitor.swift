/// What is done with each member that a type of record has, in the order in which they are written.
///
/// A type names its members once: the ``MemberReader`` fills them in; the ``MemberWriter`` and
/// ``MemberNames`` leave them as they are.
protocol MemberVisitor {
  mutating func text(_ name: String, _ value: inout String?)
  mutating func texts(_ name: String, _ values: inout [String])
  mutating func term(_ name: String, _ value: inout (some RawRepresentable<String>)?)
  mutating func terms(_ name: String, _ values: inout [some RawRepresentable<String>])
  mutating func flag(_ name: String, _ value: inout Bool)
  mutating func number(_ name: String, in bounds: ClosedRange<Double>, _ value: inout Double?)
  mutating func date(_ name: String, _ value: inout FieldDate?)
  /// The two members that say how far, in metres, the place may lie from the ground.
  mutating func accuracy(
    _ stated: inout Double?, _ fix: inout Vocabulary.Fix?, _ unclear: inout Double?)
}
