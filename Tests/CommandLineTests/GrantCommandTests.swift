import Testing

@Suite("Grants, asked from a shell")
struct GrantCommandTests {
  @Test("are printed with district and days, and so are those that stay in force beside them")
  func beside() throws {
    let desk = try Desk()
    try desk.must("add", "person", "P-4", "--set", "organisation=ORG-1")
    try desk.must("add", "district", "D-1")
    #expect(try desk.must("show", "P-4").out.contains("role today: none"))
    let first = try desk.must(
      "grant", "P-4", "surveyor", "--district", "D-1", "--until", "2999-01-01")
    let narrow = "surveyor for ORG-1 in D-1 until 2999-01-01"
    #expect(first.out.hasPrefix("P-4: \(narrow), revision "), "\(first.out)")
    #expect(!first.out.contains("still in force"))
    let second = try desk.must("grant", "P-4", "surveyor", "--until", "2020-01-01")
    #expect(second.out.contains("\n  still in force: \(narrow)\n"), "\(second.out)")
    let shown = try desk.must("show", "P-4").out
    #expect(shown.contains("role today: \(narrow)\n"), "\(shown)")
    #expect(!shown.contains("role today: surveyor for ORG-1 until"), "\(shown)")
  }
}
