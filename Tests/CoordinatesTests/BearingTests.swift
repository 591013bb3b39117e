import Coordinates
import Testing

@Suite("A bearing")
struct BearingTests {
  @Test("is a number from 0 to 360 degrees", arguments: [(0.0, 0.0), (360, 0), (124.5, 124.5)])
  func range(degrees: Double, counted: Double) {
    #expect(Bearing(degrees: degrees, from: .magnetic)?.degrees == counted)
  }

  @Test("is nothing else", arguments: [-0.1, 360.1, .nan, .infinity])
  func refused(degrees: Double) {
    #expect(Bearing(degrees: degrees, from: .true) == nil)
  }
}
