internal import Digest
internal import Exchange
internal import Geometry
internal import JSON
internal import MineAction

/// Turns features of a file into records, losing nothing and dropping no danger.
struct FeatureConverter {
  let options: ImportOptions
  let zone: TimeZoneRule
  let topology: any Topology
  /// The rectangle that the programme works in, if it is known.
  let area: Envelope?
  private var equals: [SHA256Digest: Int] = [:]
  private var hasher = Hasher256()

  init(
    options: ImportOptions, zone: TimeZoneRule, topology: any Topology, area: Envelope?
  ) {
    (self.options, self.zone, self.topology) = (options, zone, topology)
    self.area = area
  }

  /// Why a feature cannot be turned into a record of any type.
  enum Failure: Error {
    /// It does not say what kind of record it is, or says a kind that there is none of.
    case noType(String?)
    /// It says that it is what may be danger, and the options say that it is something else.
    case otherType(RecordType, told: RecordType)
  }

  /// The record of a feature, its geometry measured, with all that is wrong with it.
  ///
  /// `derivation`: how its positions became degrees, where they were something else.
  mutating func record(
    of feature: GeoJSONFeature, derivation: Derivation? = nil
  ) throws(Failure) -> Record {
    let members = options.members(of: feature.properties.map(\.compacted))
    let word = members.first { $0.name == "recordType" }?.value
    let isTold = members.count { $0.name == "recordType" } == 1
    let own = isTold ? word?.string.flatMap(RecordType.init(rawValue:)) : nil
    guard var type = options.recordType ?? own else { throw .noType(word?.text) }
    for property in feature.properties where property.name == "recordType" {
      if let said = property.value.string.flatMap(RecordType.init(rawValue:)),
        said.mayBeDanger, said != type
      {
        // One kind of danger is no other: what the file says it is, it is.
        guard said != .sector, type.mayBeDanger, type != .sector else {
          throw .otherType(said, told: type)
        }
        type = said
      }
    }
    var flaws = feature.flaws.compactMap(Self.flaw)
    let code = code(of: feature, type, members, &flaws)
    var place = Self.place(of: feature.geometry, type: type, &flaws)
    var others = feature.foreignMembers.filter { $0.name != "type" }.map(\.compacted)
    if let derivation, feature.geometry.entered != nil {
      place.derivation = derivation
      for index in others.indices where others[index].name == Place.enteredName {
        let members = others[index].value.members ?? []
        if let own = Derivation(members), !own.references.isEmpty {
          place.derivation = derivation.behind(own.prefixed(options.prefix))
        }
        place.isIncomplete = place.isIncomplete || Self.losesReferences(members, &flaws)
        others[index].name = "source:\(Place.enteredName)"
      }
    } else if let entered = others.firstIndex(where: { $0.name == Place.enteredName }),
      let members = others[entered].value.members
    {
      let own = Derivation(members)
      let hasLost = members.contains { $0.name == "isIncomplete" && $0.value.bool != false }
      if let own {
        // What another ledger derived, and what that came from.
        place.derivation = own.prefixed(options.prefix)
        place.text = members.last { $0.name == "geometry" }?.value
      }
      place.isIncomplete =
        place.isIncomplete || hasLost || Self.losesReferences(members, &flaws)
      if own != nil || hasLost && members.count == 1 { others.remove(at: entered) }
    }
    if place.entered?.positions.contains(where: { abs($0.x) < 1e-6 && abs($0.y) < 1e-6 }) == true {
      flaws.append(Flaw(.lostParts, "0, 0 is what software writes for no position"))
      place.isIncomplete = true
    }
    if let slip = slip(in: place) {
      flaws.append(Flaw(.looksSwapped, "it lies far from all else, and \(slip.words)"))
      place.isIncomplete = true
    }
    let measured = place.measured(by: topology, releasing: type == .sector)
    var record = Record(type, code: code, place: measured.place, members: members, zone: zone)
    record.featureMembers = others
    record.flaws = flaws + measured.flaws + record.flaws
    return record
  }

  // Without what it was measured from nobody can tell where it is once that is corrected.
  private static func losesReferences(_ members: [JSONMember], _ flaws: inout [Flaw]) -> Bool {
    guard Derivation.losesReferences(members) else { return false }
    flaws.append(Flaw(.lostParts, "what it was measured from is not understood"))
    return true
  }

  /// What may have put a place far from where the programme works; `nil` where it does not lie far,
  /// or nothing would put it there.
  func slip(in place: Place) -> Misplacement? {
    guard let area, let entered = place.entered, let box = entered.envelope,
      !area.grownByDegrees(1).contains(box)
    else { return nil }
    // One wrong position of many is lost in the rectangle of all.
    return Misplacement(of: box, in: area)
      ?? entered.positions.lazy.compactMap { Misplacement(of: Envelope($0), in: area) }.first
  }

  /// Whether a place lies far from where the programme works, so far as that is known.
  func isFar(_ place: Place) -> Bool {
    guard let area, let box = place.entered?.envelope else { return false }
    return !area.grownByDegrees(1).intersects(box)
  }

  private static func place(
    of geometry: GeoJSONGeometry, type: RecordType, _ flaws: inout [Flaw]
  ) -> Place {
    let hasNoPlace = type == .organisation || type == .person || type == .district
    if let flaw = geometry.flaw {
      let isMissing = flaw == .null || flaw == .missing
      if !(isMissing && hasNoPlace) {
        let kind: Flaw.Kind = geometry.shape == nil ? .noUsableGeometry : .lostParts
        flaws.append(Flaw(kind, flaw.reason))
      }
      if isMissing && hasNoPlace { return .nowhere }
    }
    return Place(
      entered: geometry.shape, type: geometry.type, text: geometry.entered?.compact,
      isIncomplete: geometry.shape == nil || geometry.hasLostParts)
  }

  private mutating func code(
    of feature: GeoJSONFeature, _ type: RecordType, _ members: [JSONMember],
    _ flaws: inout [Flaw]
  ) -> Record.Code {
    let codes = members.filter { $0.name == "code" }.map(\.value)
    // Of two nobody knows which is meant: it must not stand for another record.
    if codes.count > 1 || codes.isEmpty && feature.flaws.contains(.duplicateKey("id")) {
      return digestCode(of: feature, as: type)
    }
    let entered = codes.first ?? feature.id
    let text = entered.flatMap { $0.string ?? ($0.number == nil ? nil : $0.text) }
    if let text, !text.isEmpty {
      let whole = text.hasPrefix(options.prefix) ? text : options.prefix + text
      if let code = try? Record.Code(whole) { return code }
      flaws.append(Flaw(.refusedValue, "code \(text.prefix(40))"))
    }
    return digestCode(of: feature, as: type)
  }

  /// A code of the feature's geometry, its properties, and how many equal ones stood before it.
  ///
  /// Without what is personal: codes are public, and from a digest without salt one may guess.
  mutating func digestCode(of feature: GeoJSONFeature, as type: RecordType) -> Record.Code {
    var bytes: [UInt8] = feature.geometry.shape?.wkb ?? []
    bytes += (feature.geometry.entered?.text ?? feature.geometry.type ?? "").utf8
    for member in feature.properties where !isPersonal(member.name, in: type) {
      bytes += member.name.utf8
      bytes.append(0)
      bytes += member.value.text.utf8
      bytes.append(0)
    }
    let digest = hasher.digest(bytes)
    let before = equals[digest, default: 0]
    equals[digest] = before + 1
    let own = before == 0 ? digest : hasher.digest(bytes + Array("#\(before)".utf8))
    let text = "\(options.prefix)\(own.hex.prefix(16))"
    // A prefix of any length leaves room for the digest, or the digest stands alone.
    return (try? Record.Code(text)) ?? Self.plain(own)
  }

  private func isPersonal(_ name: String, in type: RecordType) -> Bool {
    Record.isPersonal(name, in: type)
      || options.columns.contains { $0.theirs == name && Record.isPersonal($0.ours, in: type) }
  }

  private static func plain(_ digest: SHA256Digest) -> Record.Code {
    guard let code = try? Record.Code(String(digest.hex.prefix(16))) else {
      preconditionFailure("sixteen hexadecimal digits are a code")
    }
    return code
  }

  private static func flaw(_ flaw: GeoJSONFlaw) -> Flaw? {
    switch flaw {
    case .duplicateKey(let name): Flaw(.duplicateMember, name)
    case .loneSurrogate: Flaw(.damagedText, "half of a surrogate pair")
    case .numberOutOfRange: Flaw(.refusedValue, "a number beyond any that can be kept")
    case .propertiesNotAnObject: Flaw(.notUnderstood, "properties are not an object")
    case .notAnObject: Flaw(.notUnderstood, "it is no object")
    case .wrongType(let type): Flaw(.notUnderstood, "type \(type)")
    case .unusableID: Flaw(.refusedValue, "id")
    case .noType, .bareGeometry, .noProperties, .ownSystem: nil
    }
  }
}

/// A hasher for digests of single texts.
private struct Hasher256 {
  func digest(_ bytes: [UInt8]) -> SHA256Digest {
    var hasher = SHA256()
    hasher.update(bytes.span)
    return hasher.finalize()
  }
}

extension Envelope {
  func grownByDegrees(_ degrees: Double) -> Self {
    Self(
      west: west - degrees, south: south - degrees, east: east + degrees, north: north + degrees)
  }
}

extension JSONMember {
  /// The member as it will be written again: without white space around its tokens.
  var compacted: Self { Self(name: name, value: value.compact) }
}
