import Ledger
import Testing

@Suite("A failure of a ledger")
struct LedgerFailureTests {
  @Test(
    "ends a program with the status that sysexits has for it",
    arguments: [
      (.notFound("p"), 66), (.exists("p"), 65), (.notALedger("p", is: "a text file"), 65),
      (.newerFormat("p", found: 2, known: 1), 65), (.damaged("p", "m"), 65), (.refused("m"), 65),
      (.busy("p", seconds: 30), 75), (.changedWhileRead("p"), 75), (.notPermitted("p"), 77),
      (.readOnly("p"), 77), (.unreadableTail("p"), 77), (.full("p"), 74), (.io("p", "m"), 74),
      (.replaced("p"), 74),
    ] as [(LedgerFailure, Int32)])
  func status(failure: LedgerFailure, status: Int32) {
    #expect(failure.exitStatus == status)
    #expect(failure.place == "p" || failure == .refused("m"))
    for text in [failure.reason, failure.hint] {
      #expect(!text.isEmpty && !text.contains("\n") && text.first?.isUppercase == false)
    }
  }

  @Test("says what is wrong")
  func words() {
    #expect(LedgerFailure.busy("p", seconds: 30).reason == "it was in use for 30 s")
    #expect(
      LedgerFailure.notALedger("p", is: "a text file").reason
        == "it is a text file, not a ledger")
  }
}
