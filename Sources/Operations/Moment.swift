package import MineAction

/// The state of land and of knowledge that is asked about.
package struct Moment: Sendable {
  /// When the period begins of which is asked what happened in it; `nil` where none is.
  package let since: FieldDate?
  /// The instant, which ends the period; now where it is `nil`.
  package let at: Instant?
  /// The revision; the latest where it is `nil`.
  package let revision: Int64?

  /// Creates a moment.
  package init(since: FieldDate? = nil, at: Instant? = nil, revision: Int64? = nil) {
    (self.since, self.at, self.revision) = (since, at, revision)
  }
}
