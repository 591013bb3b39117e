package import Geometry

/// A thing on the land that a picture of a verdict shows.
package struct SVGFeature: Hashable, Sendable {
  /// What a thing is, which decides how it looks.
  package enum Kind: Hashable, Sendable {
    /// A confirmed hazardous area, or what counts as one.
    case confirmed
    /// A suspected hazardous area, or what counts as one.
    case suspected
    /// Land released by clearance.
    case cleared
    /// Land released by technical survey.
    case reduced
    /// Land released by non-technical survey: never searched.
    case cancelled
    /// Work that is completed and not accepted.
    case awaiting
    /// A sector where a team is at work.
    case inProgress
    /// A sector that is suspended, rejected or suspected again.
    case doubtful
    /// A hazard report or an accident, and how far around it is dangerous, in metres.
    case report(radius: Double)
    /// A place that people know, by its name.
    case site(name: String)
  }

  /// The code of the record.
  package var code: String
  /// What it is.
  package var kind: Kind
  /// Where it is.
  package var shape: Shape<Geographic>
  /// What is written beside it; `nil` for the code, or a site's name.
  package var label: String?

  /// Creates a thing.
  package init(code: String, kind: Kind, shape: Shape<Geographic>, label: String? = nil) {
    (self.code, self.kind, self.shape, self.label) = (code, kind, shape, label)
  }

  /// What is written beside it.
  var text: String {
    if let label { return label.onOneLine }
    if case .site(let name) = kind { return name.onOneLine }
    return code.onOneLine
  }
}
