internal import Exchange
internal import JSON
internal import MineAction

extension ImportJob {
  /// Reads all features of a file and stages what follows from them; throws before anything is
  /// changed.
  mutating func read(_ file: inout FeatureFile, isLast: Bool) throws {
    begin(file.name, isLast: isLast)
    if let body = options.attestedBy { try register(body.text) }
    for words in file.remarks { result.note("remark", 0, nil, words) }
    // Whether an outline may be taken depends on all danger of the file.
    var outlines: [(Record, GeoJSONFeature)] = []
    while let (feature, derivation) = try file.next() {
      result.read += 1
      for (_, column) in options.columns where !seenColumns.contains(column) {
        if feature.properties.contains(where: { $0.name == column }) { seenColumns.insert(column) }
      }
      let record = try record(of: feature, derivation)
      if options.attestedBy == nil, record.type == .district {
        outlines.append((record, feature))
      } else {
        try take(record, of: feature)
      }
    }
    for words in file.closingRemarks { result.note("remark", 0, nil, words) }
    for (record, feature) in outlines { try take(record, of: feature) }
    try judge()
    if isLast, let (_, missing) = options.columns.first(where: { !seenColumns.contains($0.1) }) {
      throw Problem(
        "no feature has a property \(missing)", at: file.name,
        hint: "correct the name in --map or in the mapping", status: Problem.data)
    }
    try end()
  }

  private mutating func record(
    of feature: GeoJSONFeature, _ derivation: Derivation?
  ) throws -> Record {
    do throws(FeatureConverter.Failure) {
      return try converter.record(of: feature, derivation: derivation)
    } catch {
      switch error {
      case .noType(let word):
        throw Problem(
          word.map { "\($0.prefix(40)) is no type of record" }
            ?? "a feature does not say what type of record it is",
          at: "\(result.source), feature \(feature.number)",
          hint: "say what the file holds with --as, or correct recordType: it is one of "
            + RecordType.allCases.map(\.rawValue).joined(separator: ", "), status: Problem.data)
      case .otherType(let own, let told):
        throw Problem(
          "the feature says that it is a \(own.rawValue), and is to be taken as a \(told.rawValue)",
          at: "\(result.source), feature \(feature.number)",
          hint: "import it as what it is; danger is not made something else on the way in",
          status: Problem.data)
      }
    }
  }

  // What refuses a file only once all of it is known.
  private func judge() throws {
    if located > 0, swapped == located, let (slip, feature) = firstSwapped {
      throw Problem(
        "all of it lies far from the programme's records, and \(slip.words)",
        at: "\(result.source), feature \(feature)", hint: slip.hint, status: Problem.data)
    }
    if options.isStrict, result.flagged + result.refused + result.quarantined > 0 {
      let first = result.notes.first { $0.kind != "remark" }
      throw Problem(
        "--strict refuses the file: \(first?.text ?? "it has flaws")",
        at: "\(result.source), feature \(first?.feature ?? 0)",
        hint: "correct it, or import it without --strict", status: Problem.data)
    }
  }
}
