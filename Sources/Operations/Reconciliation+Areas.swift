internal import Geometry
internal import MineAction

extension Reconciliation.Areas {
  mutating func add(_ record: Record, _ sign: Double) {
    switch record.detail {
    case .hazardousArea where !record.looksLifted:
      hazardous += sign * (record.place.ground?.area ?? 0)
    case .sector(let sector) where sector.isReleased && record.place.isSound:
      released += sign * (record.place.ground?.area ?? 0)
    default: break
    }
  }
}
