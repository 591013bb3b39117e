import Assessment
import MineAction
import Operations
import Testing

/// Shapes whose course round the Earth nobody can tell (verdict.md §1).
@Suite("A shape wider than half the Earth")
struct WideShapeTests {
  /// Geometries through one latitude, each at once west and east of the antimeridian.
  static let wide: [(name: String, geometry: @Sendable (Double) -> String)] = [
    (
      "a box",
      { Plain.degrees([(-179, $0), (179, $0), (179, $0 + 1), (-179, $0 + 1), (-179, $0)]) }
    ),
    (
      "a box of short edges",
      {
        Plain.degrees(
          [(-179, $0), (-60, $0), (60, $0), (179, $0), (179, $0 + 1), (-179, $0 + 1), (-179, $0)])
      }
    ),
    ("a line", { #"{"type":"LineString","coordinates":[[-170,\#($0)],[175,\#($0 + 1)]]}"# }),
    (
      "one part of two",
      {
        Plain.gathered(
          Plain.degrees([(0, $0), (1, $0), (1, $0 + 1), (0, $0)]),
          #"{"type":"LineString","coordinates":[[-170,\#($0)],[175,\#($0 + 1)]]}"#)
      }
    ),
  ]

  @Test("is danger that may be anywhere, and is flagged", arguments: wide)
  func danger(name: String, geometry: @Sendable (Double) -> String) throws {
    for (kind, draft) in LostPlaceTests.dangers {
      let desk = try ScratchProgramme()
      let danger = draft.placed(geometry(60))
      let result = try desk.take(Plain.collection(Plain.cleared, danger), attested: true)
      #expect(result.added == 2, "\(kind)")
      #expect(result.flagged == 1 && result.unlocated == 1, "\(kind)")
      #expect(result.notes.contains { $0.text.contains("180°") }, "\(kind): \(result.notes)")
      #expect(try desk.verdict().unlocated == [draft.code], "\(kind)")
      #expect(try desk.road() == .conditional, "\(kind)")
    }
  }

  @Test("releases nothing", arguments: wide)
  func sector(name: String, geometry: @Sendable (Double) -> String) throws {
    let desk = try ScratchProgramme()
    let result = try desk.take(
      Plain.collection(Plain.cleared.placed(geometry(39.8))), attested: true)
    #expect(result.quarantined == 1)
    #expect(try desk.road() == .unknown)
  }
}
