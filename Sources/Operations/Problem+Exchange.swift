internal import Exchange

extension Problem {
  /// Renders the failure to read a file, with the feature and the line.
  init(_ failure: GeoJSONFailure, file: String) {
    let feature = failure.feature.map { ", feature \($0)" } ?? ""
    self.init(
      failure.reason, at: "\(file)\(feature), line \(failure.line) column \(failure.column)",
      hint: failure.hint, status: Problem.data)
  }
}
