extension SVGFeature.Kind {
  /// The kinds with an area, from what is drawn first to what is drawn above all others.
  static var areas: [Self] {
    [
      .cancelled, .reduced, .cleared, .awaiting, .inProgress, .doubtful, .suspected, .confirmed,
    ]
  }

  /// The place in the order of drawing; danger is never hidden.
  var layer: Int {
    switch self {
    case .cancelled: 0
    case .reduced: 1
    case .cleared: 2
    case .awaiting: 3
    case .inProgress: 4
    case .doubtful: 5
    case .suspected: 6
    case .confirmed: 7
    case .report: 8
    case .site: 9
    }
  }

  /// Whether it is danger on record.
  var isDanger: Bool {
    switch self {
    case .confirmed, .suspected, .doubtful, .report: true
    case .cleared, .reduced, .cancelled, .awaiting, .inProgress, .site: false
    }
  }

  /// The name of its pattern; `nil` where it is a symbol.
  var pattern: String? {
    switch self {
    case .confirmed: "confirmed"
    case .suspected: "suspected"
    case .cleared: "cleared"
    case .reduced: "reduced"
    case .cancelled: "cancelled"
    case .awaiting: "awaiting"
    case .inProgress: "in-progress"
    case .doubtful: "doubtful"
    case .report, .site: nil
    }
  }

  /// What a legend says.
  var words: String {
    switch self {
    case .confirmed: "Confirmed hazardous area"
    case .suspected: "Suspected hazardous area"
    case .cleared: "Cleared land"
    case .reduced: "Reduced land, sampled only"
    case .cancelled: "Cancelled land, never searched"
    case .awaiting: "Completed, not accepted"
    case .inProgress: "Work in progress"
    case .doubtful: "Sector in doubt or rejected"
    case .report: "Hazard report, danger radius"
    case .site: "Site"
    }
  }

  /// The colour of the ground, and of what is too small for a pattern.
  var colour: String {
    switch self {
    // Red and orange are the colours of the field.
    case .confirmed, .report: "#ff0000"
    case .suspected: "#f4a718"
    case .cleared: "#2e9e4f"
    case .reduced: "#8ccb6e"
    case .cancelled: "#cfe8b9"
    case .awaiting: "#9ecae1"
    case .inProgress: "#b9b4e0"
    case .doubtful: "#d9a0c8"
    case .site: "#ffffff"
    }
  }

  /// The colour of the outline.
  var outline: String {
    switch self {
    case .confirmed, .report: "#a00000"
    case .suspected: "#8a5a00"
    case .cleared, .reduced, .cancelled: "#14612b"
    case .awaiting: "#1f5f8b"
    case .inProgress: "#44388f"
    case .doubtful: "#7d1f5c"
    case .site: "#000000"
    }
  }

  /// The dashes of the outline, which say that something is not certain; `nil` for none.
  var dashes: String? {
    switch self {
    case .suspected, .doubtful: "6 3"
    case .awaiting: "8 3 2 3"
    case .inProgress: "2 2"
    case .confirmed, .cleared, .reduced, .cancelled, .report, .site: nil
    }
  }

  /// The least width on paper of a strip of it: released land shows on both sides of the route.
  var leastStrip: Double { isDanger ? 5 : SVGRouteStyle.width + 7 }

  /// The size on paper of what is recorded as a point or a line.
  var leastSize: Double { 8 }

  /// The tile of its pattern: a ground, and strokes that a print without colour keeps.
  func writePattern(to canvas: inout SVGCanvas) {
    guard let pattern else { return }
    let (opacity, strokes, pen) = tile
    canvas.group(
      "pattern",
      ["id": "area-\(pattern)", "width": "8", "height": "8", "patternUnits": "userSpaceOnUse"]
    ) { canvas in
      canvas.element(
        "rect", ["width": "8", "height": "8", "fill": colour, "fill-opacity": opacity])
      canvas.element(
        "path", ["d": strokes, "fill": "none", "stroke": outline, "stroke-width": pen])
    }
  }

  private var tile: (opacity: String, strokes: String, pen: String) {
    switch self {
    case .confirmed: ("0.5", "M0 0l8 8M8 0l-8 8", "0.8")
    case .suspected: ("0.5", "M4 1.8l2.2 4.4h-4.4z", "0.8")
    case .cleared: ("0.4", "M-2 2l4-4M0 8l8-8M6 10l4-4", "1.1")
    case .reduced: ("0.4", "M-2 6l4 4M0 0l8 8M6-2l4 4", "0.8")
    case .cancelled: ("0.5", "M1 2h2M5 6h2", "1.4")
    case .awaiting: ("0.4", "M0 2h8M0 6h8", "0.8")
    case .inProgress: ("0.4", "M2 0v8M6 0v8", "0.8")
    case .doubtful, .report, .site: ("0.45", "M0 4h8M4 0v8", "0.9")
    }
  }
}
