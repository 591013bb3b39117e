package import Geometry
package import JSON

/// Where a record is: what was entered, and what of it counts.
package struct Place: Hashable, Sendable {
  /// The positions as entered; `nil` where there are none that can be used.
  package var entered: Shape<Geographic>?
  /// The geometry type of the file, such as `MultiPolygon`; `nil` where it had none.
  package var type: String?
  /// The geometry's own text where ``entered`` could not give it back: heights, collections, damage.
  package var text: JSONText?
  /// How the positions came from what was entered, where that was not WGS 84 degrees in a file.
  package var derivation: Derivation?
  /// The parts, by number, that are invalid as entered.
  package private(set) var invalidParts: [Int]
  /// What counts, where that is not what was entered: valid parts as they are, the others' hulls.
  package private(set) var substitute: Shape<Geographic>?
  /// Whether some or all of what was entered has no usable position.
  package var isIncomplete: Bool

  /// Creates a place.
  package init(
    entered: Shape<Geographic>?, type: String?, text: JSONText? = nil,
    derivation: Derivation? = nil, invalidParts: [Int] = [], isIncomplete: Bool = false
  ) {
    self.derivation = derivation
    (self.entered, self.type, self.text) = (entered, type, text)
    (self.invalidParts, self.isIncomplete) = (invalidParts, isIncomplete)
    if let entered, !invalidParts.isEmpty {
      var counting = Shape<Geographic>()
      for part in entered.parts.indices {
        counting.append(
          invalidParts.contains(part) ? entered.hull(ofPart: part) : entered.part(part))
      }
      substitute = counting
    }
  }

  /// No place at all.
  package static let none = Self(entered: nil, type: nil, isIncomplete: true)

  /// The place of what has none, such as a person.
  package static let nowhere = Self(entered: nil, type: nil)

  /// The geometry that counts for danger.
  package var ground: Shape<Geographic>? { substitute ?? entered }

  /// Whether the ground is the one entered, valid in every part: the only ground that can be released.
  package var isSound: Bool { entered != nil && substitute == nil && !isIncomplete }

  /// The place with its geometry measured: invalid parts replaced by their hulls, and why.
  ///
  /// - Returns: the place, and a flaw for each invalid part.
  package func measured(
    by topology: some Topology, releasing: Bool = false
  ) -> (place: Place, flaws: [Flaw]) {
    guard let entered else { return (self, []) }
    var flaws: [Flaw] = []
    var invalid: [Int] = []
    var isIncomplete = isIncomplete
    for part in entered.parts.indices {
      guard let flaw = Self.flaw(ofPart: part, of: entered, by: topology) else { continue }
      flaws.append(Flaw(.invalidGeometry, Self.describe(flaw, part: part, of: entered)))
      invalid.append(part)
      // Which way round the Earth it goes nobody can tell: its place is not known.
      if flaw == .spansHalfTheEarth { isIncomplete = true }
    }
    if releasing, invalid.isEmpty, let part = Self.overlappingPart(of: entered, by: topology) {
      flaws.append(Flaw(.invalidGeometry, "part \(part + 1) lies in another part"))
      invalid.append(part)
    }
    let place = Self(
      entered: entered, type: type, text: text, derivation: derivation, invalidParts: invalid,
      isIncomplete: isIncomplete)
    return (place, flaws)
  }

  /// A polygon that shares ground with one before it: a hole, perhaps, written as a part.
  private static func overlappingPart(
    of shape: Shape<Geographic>, by topology: some Topology
  ) -> Int? {
    guard shape.parts.count > 1, let box = shape.envelope else { return nil }
    let frame = LocalFrame(aboutMiddleOf: box)
    let parts = shape.parts.indices.map { frame.plane(shape.part($0)) }
    for (index, part) in parts.enumerated() {
      for other in parts[..<index] {
        // Parts may touch, and two digitisings of one edge may differ by a centimetre.
        guard let shared = try? topology.intersection(of: part, and: other),
          let wide = try? topology.mitred(shared, by: -0.005), wide.isEmpty
        else { return index }
      }
    }
    return nil
  }

  private static func flaw(
    ofPart part: Int, of shape: Shape<Geographic>, by topology: some Topology
  ) -> Shape<Geographic>.PartFlaw? {
    if let flaw = shape.structuralFlaw(of: part) { return flaw }
    do {
      return try topology.flaw(ofPart: part, of: shape)
    } catch {
      // What the engine cannot judge is not known to be sound.
      return .crossing(
        at: shape.positions[shape.paths(of: part)[0].lowerBound], reason: error.message)
    }
  }

  private static func describe(
    _ flaw: Shape<Geographic>.PartFlaw, part: Int, of shape: Shape<Geographic>
  ) -> String {
    let which = shape.parts.count > 1 ? "part \(part + 1): " : ""
    return which
      + {
        switch flaw {
        case .unclosed(let start, let end):
          "a ring ends at \(end.text), not where it starts, \(start.text)"
        case .tooFewDifferentPoints(let count): "only \(count) different positions"
        case .crossing(let at, let reason): "\(reason) at \(at.text)"
        case .spansHalfTheEarth: "an edge spans more than 180° of longitude"
        }
      }()
  }

  /// Whether two places were entered alike, to 8 decimals and whichever way the rings run.
  package func isEntered(likeThat other: Self) -> Bool {
    guard type == other.type, text == other.text, derivation == other.derivation,
      isIncomplete == other.isIncomplete
    else { return false }
    return hasPositions(likeThoseOf: other)
  }

  /// Whether two have the same positions, to 8 decimals and whichever way the rings run.
  func hasPositions(likeThoseOf other: Self) -> Bool {
    switch (entered, other.entered) {
    case (nil, nil): return true
    case (let one?, let two?):
      if one == two { return true }
      guard one.parts == two.parts, one.pathEnds == two.pathEnds else { return false }
      // Rounding turns the thinnest rings over: each counts as the same in either direction.
      return one.parts.indices.allSatisfy { part in
        one.paths(of: part).allSatisfy { path in
          let (own, its) = (one.positions[path], two.positions[path])
          return own.elementsEqual(its) { $0.written == $1.written }
            || one.parts[part].kind == .polygon
              && own.elementsEqual(its.reversed()) { $0.written == $1.written }
        }
      }
    default: return false
    }
  }
}

extension Position where Frame == Geographic {
  /// Longitude and latitude as people read them, in degrees.
  package var text: String { "\(x), \(y)" }

  /// The whole numbers of 10⁻⁸ degrees that are written of it.
  var written: SIMD2<Int64> {
    SIMD2(
      Int64((x * 1e8).rounded(.toNearestOrEven)), Int64((y * 1e8).rounded(.toNearestOrEven)))
  }
}
