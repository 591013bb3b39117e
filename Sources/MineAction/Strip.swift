internal import Geometry
internal import JSON

/// What accepted work leaves of an area that is released: no wider than the outlines are uncertain.
struct Strip {
  /// The greatest width, in metres.
  let width: Double
  /// In square metres.
  let area: Double
  /// A place on its edge.
  let position: Position<Geographic>

  /// As a list that a step brings: `[{"width": 0.4, "area": 12, "position": [46.8, 39.8]}]`.
  static func list(_ strips: [Self]) -> JSONText {
    let items = strips.map { strip in
      let numbers = [strip.width, strip.area].map { JSONText(number: ($0 * 100).rounded() / 100) }
      let place = [strip.position.x, strip.position.y].map { JSONText(number: $0).text }
      return #"{"width":\#(numbers[0].text),"area":\#(numbers[1].text),"#
        + #""position":[\#(place.joined(separator: ","))]}"#
    }
    return JSONText(trusted: "[\(items.joined(separator: ","))]")
  }
}
