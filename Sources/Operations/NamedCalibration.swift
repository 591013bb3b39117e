internal import Exchange
internal import GeoEngine
internal import Geometry
package import MineAction

/// A calibration of the programme's policy, by its name.
package struct NamedCalibration: Sendable {
  /// Its name.
  package let name: String
  let calibration: Calibration

  /// Finds a calibration in a policy.
  ///
  /// - Throws: ``Problem`` where the policy has none of that name.
  package init(_ name: String, in policy: Policy) throws {
    guard let calibration = policy.calibrations[name] else {
      let names = policy.calibrations.keys.sorted()
      throw Problem(
        "the policy has no calibration \(name)", at: "--calibration",
        hint: names.isEmpty
          ? "make one with clearway calibrate" : "it has \(names.listed(atMost: 10))",
        status: Problem.notFound)
    }
    (self.name, self.calibration) = (name, calibration)
  }

  /// Refuses to be used for another system, or beside another operation, than it was fitted for.
  func check(_ operation: CoordinateOperation) throws {
    let system = operation.system.code
    guard system == calibration.system else {
      throw Problem(
        "\(name) calibrates \(calibration.system), and this is \(system)", at: "--calibration",
        hint: "leave it away, or give --crs \(calibration.system)", status: Problem.usage)
    }
    guard operation.code == calibration.operation else {
      throw Problem(
        "\(name) was fitted with \(calibration.operation ?? "an exact operation"), and here "
          + "\(operation.code ?? "an exact one") leads to WGS 84",
        at: "--calibration", hint: "calibrate anew with clearway calibrate", status: Problem.data)
    }
  }

  /// Authority and code of an operation, and this.
  func beside(_ operation: String?) -> String {
    [operation, name].compactMap { $0 }.joined(separator: " + ")
  }
}
