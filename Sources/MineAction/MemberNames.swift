/// Collects the names of members, whatever their values.
struct MemberNames: MemberVisitor {
  private(set) var all: Set<String> = []

  mutating func text(_ name: String, _: inout String?) { all.insert(name) }
  mutating func texts(_ name: String, _: inout [String]) { all.insert(name) }
  mutating func term(_ name: String, _: inout (some RawRepresentable<String>)?) {
    all.insert(name)
  }
  mutating func terms(_ name: String, _: inout [some RawRepresentable<String>]) {
    all.insert(name)
  }
  mutating func flag(_ name: String, _: inout Bool) { all.insert(name) }
  mutating func number(_ name: String, in _: ClosedRange<Double>, _: inout Double?) {
    all.insert(name)
  }
  mutating func date(_ name: String, _: inout FieldDate?) { all.insert(name) }
  mutating func accuracy(_: inout Double?, _: inout Vocabulary.Fix?, _: inout Double?) {
    all.formUnion(["accuracy", "fix"])
  }
}
