internal import Assessment

/// How the classes of a route look: a casing, a colour, and marks that a print without colour
/// keeps.
enum SVGRouteStyle {
  /// The width of the line on paper without its casing.
  static let width = 6.0
  /// The colour of the casing.
  static let casing = "#1a1a1a"

  /// The colour of a class.
  static func colour(of class: RouteClass) -> String {
    switch `class` {
    case .cleared: "#2fa84f"
    case .conditional: "#ffe14a"
    case .stale: "#b8a078"
    case .unknown: "#8a8a8a"
    case .indeterminate: "#8e63c7"
    case .suspect: "#f4a718"
    case .hazard: "#ff0000"
    }
  }

  /// What is drawn along the middle of the line: a colour, a width, dashes; `nil` for nothing.
  static func marks(of class: RouteClass) -> (colour: String, width: Double, dashes: String?)? {
    switch `class` {
    case .cleared: nil
    case .conditional: ("#1a1a1a", 1.4, nil)
    case .stale: ("#ffffff", 2.4, "9 5")
    case .unknown: ("#ffffff", 6, "5 5")
    case .indeterminate: ("#ffffff", 3, "2.5 3.5")
    case .suspect: ("#1a1a1a", 6, "2 5")
    case .hazard: ("#1a1a1a", 6, "4 4")
    }
  }

  /// Draws lines of a class, whose path data are given.
  static func draw(_ class: RouteClass, _ data: String, on canvas: inout SVGCanvas) {
    canvas.element(
      "path",
      ["d": data, "stroke": colour(of: `class`), "stroke-width": SVGCanvas.number(width)])
    guard let marks = marks(of: `class`) else { return }
    let pen = SVGCanvas.number(marks.width)
    if let dashes = marks.dashes {
      canvas.element(
        "path",
        ["d": data, "stroke": marks.colour, "stroke-width": pen, "stroke-dasharray": dashes])
    } else {
      canvas.element("path", ["d": data, "stroke": marks.colour, "stroke-width": pen])
    }
  }

  /// Draws the casing of lines.
  static func drawCasing(_ data: String, on canvas: inout SVGCanvas) {
    canvas.element(
      "path", ["d": data, "stroke": casing, "stroke-width": SVGCanvas.number(width + 2.6)])
  }
}
