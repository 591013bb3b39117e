internal import Geometry
package import MineAction
internal import Reporting

extension Workspace {
  /// What became of one hazardous area, in whole square metres on one line; `nil` for what is no
  /// area in force, and where it has no place.
  package func balanceLine(of code: Record.Code, in view: PublishedView) throws -> String? {
    guard view.situation[code]?.latest.type == .hazardousArea else { return nil }
    let balance: LandBalance
    do {
      balance = try LandBalance(of: view.situation, at: now, only: code, topology)
    } catch {
      // The record is shown all the same.
      return "cannot be worked out (\(error.message))"
    }
    guard let areas = balance.rows.first?.areas else { return nil }
    var parts = ["remaining", "cancelled", "reduced", "cleared"]
    let values = [areas.remaining, areas.cancelled, areas.reduced, areas.cleared]
    for (index, value) in values.enumerated() {
      parts[index] += " \(TableReport.grouped(Int(value.rounded()))) m²"
    }
    return "reported \(TableReport.grouped(Int(areas.reported.rounded()))) m², "
      + parts.joined(separator: ", ") + (areas.isConserved ? "; conserved" : "; not conserved")
  }
}
