package import Geometry

/// How the WGS 84 positions of a place came from what was entered in another way.
///
/// A class, so that a place without one pays a word for it. What was entered stands beside it: a
/// geometry in the place's own text, a typed place in ``text``.
package final class Derivation: Hashable, Sendable {
  /// The system of what was entered: authority and code, or the name of a notation such as `MGRS`.
  package let system: String
  /// Authority and code of the coordinate operation; `nil` where it is exact.
  package let operation: String?
  /// The accuracy of the operation, in metres, which adds to that of the survey.
  package let accuracy: Double
  /// How exactly it was written, in metres: no place is better known than that.
  package let resolution: Double
  /// The place as it was typed, where it was.
  package let text: String?
  /// What it was measured from: of a place that came together from several words all that any of
  /// them was measured from, and of another place one at most.
  package let references: [Reference]
  /// By how much the bearings of a compass in it were turned, where there are some.
  package let declination: Declination?
  /// Whether its reference may lie elsewhere, so that the place is where it was and where it would be.
  package let isInDoubt: Bool

  /// The system of places that came together from several words, of which each may have its own.
  package static let several = "several"

  /// The angle from true north to the needle of a compass.
  package struct Declination: Hashable, Sendable {
    /// Degrees; to the east, if positive.
    package let degrees: Double
    /// The day for which it was worked out.
    package let day: CivilDay
    /// The model that gave it, such as `WMM2020`.
    package let model: String

    /// Creates a declination.
    package init(degrees: Double, day: CivilDay, model: String) {
      (self.degrees, self.day, self.model) = (degrees, day, model)
    }
  }

  /// A record that a place was measured from.
  package struct Reference: Hashable, Sendable {
    /// The code of the record.
    package var code: String
    /// Where that was when it was measured; `nil` where that is not known.
    package var at: Position<Geographic>?
    /// Where else it is or may be, so that the place counts there too already.
    package var also: [Position<Geographic>] = []

    /// Whether nobody said where the record was: it is taken to have been where it was found first.
    var isAssumed: Bool { at.map(also.contains) ?? true }

    /// Creates a reference.
    package init(
      _ code: String, at: Position<Geographic>?, also: [Position<Geographic>] = []
    ) {
      (self.code, self.at, self.also) = (code, at, also)
    }

    /// Whether two are one, to 8 decimals, wherever else the record may be.
    package static func == (one: Self, other: Self) -> Bool {
      one.code == other.code && one.at?.written == other.at?.written
    }

    /// Hashes the code.
    package func hash(into hasher: inout Hasher) { hasher.combine(code) }
  }

  /// Creates a derivation; lengths that are no lengths count as the radius of the Earth.
  package init(
    system: String, operation: String? = nil, accuracy: Double = 0, resolution: Double = 0,
    text: String? = nil, references: [Reference] = [], declination: Declination? = nil,
    isInDoubt: Bool = false
  ) {
    func length(_ metres: Double) -> Double { metres >= 0 && metres <= 1e7 ? metres : 1e7 }
    // What was measured from several came together from several words.
    self.system = references.count > 1 ? Self.several : system
    (self.operation, self.text) = (operation, text)
    (self.accuracy, self.resolution) = (length(accuracy), length(resolution))
    self.references = references
    (self.declination, self.isInDoubt) = (declination, isInDoubt)
  }

  /// The same, for a place that counts as well where its references may lie, known so much worse.
  func inDoubt(with references: [Reference], resolution: Double) -> Derivation {
    Derivation(
      system: system, operation: operation, accuracy: accuracy,
      resolution: max(self.resolution, resolution), text: text, references: references,
      declination: declination, isInDoubt: true)
  }

  /// The same, of positions that another program or ledger derived before as it says: measured from
  /// what that was, as uncertain besides, and as doubtful.
  package func behind(_ other: Derivation) -> Derivation {
    Derivation(
      system: other.system == Self.several ? Self.several : system, operation: operation,
      accuracy: accuracy + other.accuracy, resolution: max(resolution, other.resolution),
      text: text,
      references: other.references, declination: declination, isInDoubt: other.isInDoubt)
  }

  /// The same, measured from other records.
  func measured(from references: [Reference]) -> Derivation {
    Derivation(
      system: system, operation: operation, accuracy: accuracy, resolution: resolution, text: text,
      references: references, declination: declination, isInDoubt: isInDoubt)
  }

  /// The same, for a place that came together from several words.
  var ofSeveral: Derivation {
    Derivation(
      system: Self.several, operation: operation, accuracy: accuracy, resolution: resolution,
      text: text, references: references, declination: declination)
  }

  /// The same, known no better than to some metres.
  func known(to resolution: Double) -> Derivation {
    Derivation(
      system: system, operation: operation, accuracy: accuracy, resolution: resolution, text: text,
      references: references, declination: declination, isInDoubt: isInDoubt)
  }

  /// The same, measured from where one of its references is now, and known so much worse.
  func moved(
    _ reference: Reference, to position: Position<Geographic>, resolution: Double
  ) -> Derivation {
    var moved: [Reference] = []
    for one in references {
      let next = one == reference ? Reference(one.code, at: position) : one
      if !moved.contains(next) { moved.append(next) }
    }
    return Derivation(
      system: system, operation: operation, accuracy: accuracy, resolution: resolution, text: text,
      references: moved, declination: declination)
  }

  /// The same with the names of its references as a file's records are named.
  package func prefixed(_ prefix: String) -> Derivation {
    let named = references.map { one in
      one.code.hasPrefix(prefix)
        ? one : Reference(prefix + one.code, at: one.at, also: one.also)
    }
    if named == references { return self }
    return Derivation(
      system: system, operation: operation, accuracy: accuracy, resolution: resolution, text: text,
      references: named, declination: declination, isInDoubt: isInDoubt)
  }

  /// Whether a place derived like this goes where one derived in another way goes, when any
  /// landmark is corrected: one of several words stays where it was besides.
  static func goes(_ one: Derivation?, with other: Derivation?) -> Bool {
    let (own, its) = (Set(one?.references ?? []), Set(other?.references ?? []))
    if one?.system == several { return own.isSuperset(of: its) }
    return own == its && other?.system != several
  }

  /// Whether two say the same.
  package static func == (one: Derivation, other: Derivation) -> Bool {
    one === other
      || one.system == other.system && one.operation == other.operation
        && one.accuracy == other.accuracy && one.resolution == other.resolution
        && one.text == other.text
        && one.references.elementsEqual(other.references) { $0 == $1 && $0.also == $1.also }
        && one.declination == other.declination && one.isInDoubt == other.isInDoubt
  }

  /// Hashes what tells most apart.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(system)
    hasher.combine(text)
    hasher.combine(accuracy)
  }
}
