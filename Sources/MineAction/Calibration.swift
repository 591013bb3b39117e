package import Geometry
internal import JSON

/// A shift, decided on by two people, that brings the numbers of a map of doubtful datum onto
/// monuments known in both systems.
package struct Calibration: Hashable, Sendable {
  /// A monument that it rests on.
  package struct Monument: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// Where the map's own numbers put it: easting and northing.
    package let entered: Position<Grid>
    /// Where it is known to be.
    package let known: Position<Geographic>
    /// How exactly that is known, in metres.
    package let accuracy: Double

    /// Creates a monument.
    package init(
      name: String, entered: Position<Grid>, known: Position<Geographic>, accuracy: Double
    ) {
      (self.name, self.entered, self.known) = (name, entered, known)
      self.accuracy = accuracy
    }
  }

  /// The system of the map: authority and code.
  package let system: String
  /// Authority and code of the operation that it was fitted with; `nil` where that is exact.
  package let operation: String?
  /// What it rests on.
  package let monuments: [Monument]
  /// Metres of the grid, from what is entered to where it is.
  package let (east, north): (Double, Double)
  /// How far a corrected position may be off, in metres, the operation included.
  package let accuracy: Double
  /// Where the monuments vouch for it: eastings and northings of corrected positions.
  package let (eastings, northings): (ClosedRange<Double>, ClosedRange<Double>)

  /// Creates a calibration.
  package init(
    system: String, operation: String?, monuments: [Monument], shift: (east: Double, north: Double),
    accuracy: Double, eastings: ClosedRange<Double>, northings: ClosedRange<Double>
  ) {
    (self.system, self.operation, self.monuments) = (system, operation, monuments)
    (east, north) = shift
    self.accuracy = accuracy
    (self.eastings, self.northings) = (eastings, northings)
  }

  /// Where a position of the map truly lies on its grid; `nil` where no monument vouches for that.
  package func corrected(_ position: Position<Grid>) -> Position<Grid>? {
    let (x, y) = (position.x + east, position.y + north)
    return eastings.contains(x) && northings.contains(y) ? Position(computed: x, y) : nil
  }
}

extension Calibration {
  /// The members of its JSON object in a policy.
  var text: JSONText {
    func list(_ numbers: [Double]) -> JSONText {
      JSONText(trusted: "[\(numbers.map { JSONText(number: $0).text }.joined(separator: ","))]")
    }
    var members = [JSONMember(name: "system", value: JSONText(string: system))]
    if let operation {
      members.append(JSONMember(name: "operation", value: JSONText(string: operation)))
    }
    members += [
      JSONMember(name: "shift", value: list([east, north])),
      JSONMember(name: "accuracy", value: JSONText(number: accuracy)),
      JSONMember(name: "eastings", value: list([eastings.lowerBound, eastings.upperBound])),
      JSONMember(name: "northings", value: list([northings.lowerBound, northings.upperBound])),
    ]
    let list = monuments.map { monument in
      BodyWriter.object([
        JSONMember(name: "name", value: JSONText(string: monument.name)),
        JSONMember(name: "entered", value: list([monument.entered.x, monument.entered.y])),
        JSONMember(name: "known", value: list([monument.known.x, monument.known.y])),
        JSONMember(name: "accuracy", value: JSONText(number: monument.accuracy)),
      ]).text
    }
    members.append(
      JSONMember(
        name: "monuments", value: JSONText(trusted: "[\(list.joined(separator: ","))]")))
    return BodyWriter.object(members)
  }

  /// Reads one; `nil` for what lacks anything, or is none.
  init?(_ text: JSONText) {
    func pair(_ value: JSONText?) -> (Double, Double)? {
      guard let numbers = value?.elements?.compactMap(\.number), numbers.count == 2,
        numbers.allSatisfy({ abs($0) <= 1e8 })
      else { return nil }
      return (numbers[0], numbers[1])
    }
    guard let system = text["system"]?.string, let shift = pair(text["shift"]),
      let accuracy = text["accuracy"]?.number, (0...100_000).contains(accuracy),
      let eastings = pair(text["eastings"]), eastings.0 <= eastings.1,
      let northings = pair(text["northings"]), northings.0 <= northings.1,
      let entries = text["monuments"]?.elements, entries.count >= 3
    else { return nil }
    let monuments = entries.compactMap { entry -> Monument? in
      guard let name = entry["name"]?.string, let entered = pair(entry["entered"]),
        let known = pair(entry["known"]), let accuracy = entry["accuracy"]?.number, accuracy >= 0,
        let place = try? Position<Geographic>(longitude: known.0, latitude: known.1)
      else { return nil }
      return Monument(
        name: name, entered: Position(computed: entered.0, entered.1), known: place,
        accuracy: accuracy)
    }
    guard monuments.count == entries.count else { return nil }
    self.init(
      system: system, operation: text["operation"]?.string, monuments: monuments,
      shift: (shift.0, shift.1), accuracy: accuracy, eastings: eastings.0...eastings.1,
      northings: northings.0...northings.1)
  }
}
