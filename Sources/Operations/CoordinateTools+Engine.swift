internal import GeoEngine
internal import MineAction

extension CoordinateTools {
  /// Those of this program; `nil` where PROJ cannot be started, and so puts nothing anywhere.
  static let own: CoordinateTools? = {
    guard let engine = try? CoordinateEngine.ofThisThread() else { return nil }
    return CoordinateTools(proj: EngineVersions.proj, database: engine.database)
  }()
}

extension Situation {
  /// What is to be recorded where facts were worked out with other versions than those before them.
  func changeOfTools(after facts: [Event.Fact]) -> Event.Fact? {
    guard facts.contains(where: \.usesCoordinateTools), let own = CoordinateTools.own, tools != own
    else { return nil }
    return .toolsChanged(own)
  }
}
