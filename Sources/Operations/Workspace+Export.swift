internal import Exchange
package import Geometry
internal import JSON
internal import Ledger
package import MineAction

/// What is written out, and as of when.
package struct ExportOptions: Sendable {
  /// The types wanted; all of land where empty.
  package var types: Set<RecordType> = []
  /// The records wanted, whatever their type.
  package var codes: Set<Record.Code> = []
  /// Whether as a text sequence (RFC 8142) instead of one collection.
  package var isSequence = false
  /// The instant asked about; the last that was recorded where it is `nil`.
  package var at: Instant?
  /// The revision asked about; the latest where it is `nil`.
  package var revision: Int64?
  /// The rectangle that records must meet, in degrees; those without a place always do.
  package var box: Envelope?
  /// The system of the positions, authority and code; WGS 84, longitude first, where it is `nil`.
  package var system: String?
  /// Whether members that are personal data are written too.
  package var withPersonalData = false

  /// Creates the options of an export of everything but persons.
  package init() {}
}

extension Workspace {
  /// Writes records as GeoJSON, in the order in which they were first recorded.
  ///
  /// In another system it is GeoJSON of before RFC 7946, and nothing of it is written where a place
  /// cannot be given in that.
  /// `write`: takes pieces of about 64 kB, in order.
  package func export(_ options: ExportOptions, write: ([UInt8]) throws -> Void) throws {
    let view = try current()
    let revision = try known(options.revision, in: view)
    let conversion = try options.system.flatMap { try ExportConversion(to: $0, over: view.area) }
    if let conversion {
      // A file of which the end is missing would look whole.
      try forEachWanted(options, in: view, revision) { _ = try conversion.shape(of: $0) }
    }
    var writer = GeoJSONWriter(
      options.isSequence ? .sequence : .collection, members: conversion?.members ?? [])
    var pending: [UInt8] = []
    try forEachWanted(options, in: view, revision) { known in
      let record =
        options.withPersonalData ? try revealing(known) : known.withoutPersonalMembers
      let id = JSONText(string: record.code.text)
      let foreign = record.featureMembers + [record.place.enteredMember].compactMap { $0 }
      if let conversion {
        writer.feature(
          id: id, shape: try conversion.shape(of: record), type: record.place.type,
          properties: record.members(),
          foreignMembers: foreign + (options.isSequence ? conversion.members : []))
      } else {
        writer.feature(
          id: id, geometry: GeoJSONGeometry(record.place), properties: record.members(),
          foreignMembers: foreign)
      }
      pending += writer.drain()
      if pending.count > 1 << 16 {
        try write(pending)
        pending.removeAll(keepingCapacity: true)
      }
    }
    writer.end()
    try write(pending + writer.drain())
  }

  private func forEachWanted(
    _ options: ExportOptions, in view: PublishedView, _ revision: Int64,
    _ body: (Record) throws -> Void
  ) rethrows {
    for number in 0..<view.situation.records.count {
      let history = view.situation.records[number]
      let version =
        options.at.map { history.version(revision: revision, at: $0) }
        ?? history.versions.last { $0.sequence <= revision }
      if let known = version?.record, isWanted(known, options) { try body(known) }
    }
  }

  private func isWanted(_ record: Record, _ options: ExportOptions) -> Bool {
    if options.codes.contains(record.code) { return true }
    if options.types.isEmpty {
      if !options.codes.isEmpty { return false }
      if record.type == .person { return options.withPersonalData }
    } else if !options.types.contains(record.type) {
      return false
    }
    guard let box = options.box, let own = record.place.ground?.envelope else { return true }
    return own.intersects(box)
  }
}
