package import Assessment
package import Exchange
internal import Geometry
internal import MineAction

extension Workspace {
  /// What lies near a verdict's route, as a picture shows it: as it was when and as was asked.
  package func scenery(of verdict: Verdict, in view: PublishedView) -> [SVGFeature] {
    guard let box = Envelope(verdict.question.route.positions) else { return [] }
    // A picture shows some of the land beside the road, whatever the corridor.
    let near = box.grown(byMetres: max(2_000, verdict.question.reach + verdict.question.standOff))
    var features: [SVGFeature] = []
    let records = view.situation.records
    for number in 0..<records.count {
      let history = records[number]
      let version = history.version(revision: verdict.revision, at: verdict.question.at)
      guard let record = version?.record, let own = record.place.ground?.envelope,
        own.intersects(near), let feature = SVGFeature(record, policy: view.land.policy)
      else { continue }
      features.append(feature)
    }
    return features
  }
}
