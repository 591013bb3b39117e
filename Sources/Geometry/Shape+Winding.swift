extension Shape where Frame == Geographic {
  /// The same shape with outer rings counter-clockwise and holes clockwise (RFC 7946 §3.1.6).
  ///
  /// A ring that runs the other way is reversed, its start kept; every position stays what it was.
  package func wound() -> Self {
    var result = self
    for part in parts.indices where parts[part].kind == .polygon {
      for (number, path) in paths(of: part).enumerated() {
        let twice = signedDoubleArea(of: path)
        if number == 0 ? twice < 0 : twice > 0 { result.reverse(path) }
      }
    }
    return result
  }

  private func signedDoubleArea(of path: Range<Int>) -> Double {
    guard let first = path.first else { return 0 }
    let origin = positions[first]
    var twice = 0.0
    for index in path.dropLast() {
      let (a, b) = (positions[index], positions[index + 1])
      twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return twice
  }
}
