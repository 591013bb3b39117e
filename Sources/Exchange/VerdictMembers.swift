internal import Assessment
internal import JSON
internal import MineAction

/// The members of an answer (`verdict.md` §4), which the JSON and the GeoJSON of it share.
struct VerdictMembers {
  /// The most codes that are listed of hazards without a place.
  static let mostUnlocatedCodes = 20

  let verdict: Verdict
  let context: VerdictContext
  let bounds: VerdictBounds

  init(_ verdict: Verdict, _ context: VerdictContext) {
    (self.verdict, self.context) = (verdict, context)
    bounds = VerdictBounds(verdict)
  }

  /// Writes what stands before the stretches.
  func writeHead(to json: inout JSONWriter) {
    json.member("verdict", string: verdict.class.rawValue)
    json.member("length", bounds.length)
    json.member("clearedPrefix", bounds.clearedPrefix)
  }

  /// Writes the members of a stretch.
  func writeStretch(_ number: Int, to json: inout JSONWriter) {
    let stretch = verdict.stretches[number]
    json.member("from", bounds.chainages[number])
    json.member("to", bounds.chainages[number + 1])
    json.member("class", string: stretch.class.rawValue)
    json.member("causes")
    json.array { json in
      for cause in stretch.causes { json.object { cause.write(to: &$0) } }
    }
    json.member("evidence", codes: stretch.evidence)
    if !stretch.evidence.isEmpty, let oldest = stretch.oldestEvidence {
      json.member("oldestEvidence", string: oldest.text)
    }
  }

  /// Writes what stands behind the stretches.
  func writeTail(to json: inout JSONWriter) {
    json.member("byClass")
    json.object { json in
      for (`class`, length) in bounds.byClass { json.member(`class`.rawValue, length) }
    }
    json.member("nearestContamination")
    if let nearest = verdict.nearest {
      json.object { nearest.write(to: &$0) }
    } else {
      json.null()
    }
    json.member("unlocated")
    json.object { json in
      json.member("count")
      json.integer(Int64(verdict.unlocated.count))
      json.member("codes", codes: verdict.unlocated, atMost: Self.mostUnlocatedCodes)
    }
    writeQuestion(to: &json)
    writeSource(to: &json)
    json.member("notice", string: VerdictContext.notice)
  }

  private func writeQuestion(to json: inout JSONWriter) {
    let question = verdict.question
    json.member("width", metres: question.width)
    json.member("routeAccuracy", metres: question.routeAccuracy)
    json.member("routeAccuracyAssumed")
    json.bool(question.isRouteAccuracyAssumed)
    json.member("profile", string: question.profile.rawValue)
    json.member("requiredDepth")
    json.number(question.requiredDepth)
    json.member("maxEvidenceAge")
    if let age = question.maxEvidenceAge { json.number(age) } else { json.null() }
    json.member("standOff", metres: question.standOff)
    json.member("at", string: question.at.text)
  }

  private func writeSource(to json: inout JSONWriter) {
    json.member("revision")
    json.integer(verdict.revision)
    json.member("ledgerDigest", string: context.ledgerDigest)
    json.member("policy")
    json.object { json in
      json.member("name", string: context.policyName)
      json.member("approvedBy")
      if let person = context.approvedBy { json.string(person) } else { json.null() }
      json.member("digest", string: context.policyDigest)
    }
    json.member("engine")
    json.object { json in
      json.member("clearway", string: context.clearway)
      json.member("geos", string: context.geos)
      json.member("proj", string: context.proj)
    }
  }
}

extension JSONWriter {
  /// Writes a member that is a rounded length.
  mutating func member(_ name: String, _ length: Centimetres) {
    member(name, metres: length.metres)
  }

  /// Writes a member that is a length in metres, rounded half to even to a centimetre.
  mutating func member(_ name: String, metres: Double) {
    member(name)
    decimal(metres, places: 2)
  }

  /// Writes a member that is an array of codes, sorted by their bytes.
  mutating func member(_ name: String, codes: [String], atMost limit: Int = .max) {
    member(name)
    array { json in
      for code in codes.sortedByBytes.prefix(limit) { json.string(code) }
    }
  }
}

extension [String] {
  /// The codes in the order of their bytes.
  var sortedByBytes: Self { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
