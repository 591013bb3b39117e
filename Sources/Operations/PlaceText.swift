package import Geometry

/// A place as people type it: latitude and longitude in degrees, with a comma between.
package struct PlaceText {
  /// Where that is.
  package let position: Position<Geographic>

  /// Reads a place; `nil` for a text that is none of two numbers, such as the name of a file.
  ///
  /// - Throws: ``Problem`` for two numbers that are no place.
  package init?(_ text: String) throws {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.filter { !$0.isWhitespace } }
    guard parts.count == 2, let latitude = Double(parts[0]), let longitude = Double(parts[1])
    else { return nil }
    guard let position = try? Position<Geographic>(longitude: longitude, latitude: latitude)
    else {
      throw Problem(
        "\(text) is not on Earth", at: "--place",
        hint: "write latitude, longitude in degrees, as in 39.8220, 46.7500",
        status: Problem.usage)
    }
    self.position = position
  }
}
