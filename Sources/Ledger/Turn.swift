internal import Foundation
internal import Synchronization

/// How a connection waits for its turn: in short steps of chance.
///
/// SQLite's own steps grow to a tenth of a second, in which a process that writes again and again
/// comes first every time: the other one waited in vain for half a minute.
final class Turn: Sendable {
  private let patience: Duration
  private let began = Mutex<ContinuousClock.Instant>(.now)

  init(patience: Double) { self.patience = .seconds(patience) }

  /// Waits a moment, or says that it was long enough; `tries` is 0 where a wait begins.
  func comes(after tries: Int) -> Bool {
    let now = ContinuousClock.now
    let start = began.withLock { began in
      if tries == 0 { began = now }
      return began
    }
    guard now - start < patience else { return false }
    usleep(.random(in: 200...2_000))
    return true
  }
}
