internal import JSON
internal import MineAction
internal import Operations

/// What upsets a plan: reports, corrections, releases, withdrawals and mistakes.
extension SimulatedProgramme {
  private func place() -> (x: Double, y: Double)? {
    guard let area = world.areas.randomElement(using: &random) else { return nil }
    let patch = area.patch.grown(by: 60)
    return place(in: patch)
  }

  /// Somewhere in a rectangle.
  func place(in patch: Patch) -> (x: Double, y: Double) {
    (
      .random(in: patch.west...patch.east, using: &random),
      .random(in: patch.south...patch.north, using: &random)
    )
  }

  func report() throws {
    // Where land was released, people go.
    let used = chance(0.4) ? pick("accepted", "handedOver") : nil
    guard let place = used.map({ place(in: $0.patch) }) ?? place() else { return }
    let kind = chance(0.15) ? "accident" : chance(0.5) ? "unexploded" : "antiPersonnel"
    let seen = max(1, day - Int.random(in: 0...10, using: &random))
    var report = World.Report(
      code: "HR-\(world.reports.count)", place: place, kind: kind, seen: seen)
    report.hasReporter = chance(0.3)
    let reached = world.released(at: place.x, place.y)
    try add(
      .hazardReport, report.code,
      #"{"type":"Point","coordinates":\#(Patch.position(place.x, place.y))}"#, Self.villager,
      [
        "kind=\(kind)", "status=reported", "reportedOn=\(date(seen))", "accuracy=5",
        "dangerRadius=10",
      ] + (report.hasReporter ? ["reporter=Villager \(world.reports.count)"] : []))
    world.reports.append(report)
    if kind == "accident" { expectDoubt(on: reached, since: "the accident \(report.code)") }
  }

  /// What shows danger on released ground takes its release back.
  private func expectDoubt(on codes: [String], since what: String) {
    for code in codes where world.sectors[code]?.doubt == nil {
      faults.append("\(code) is still released on day \(day), in spite of \(what) in it")
    }
  }

  func settleReport() throws {
    let open = world.reports.indices.filter {
      world.reports[$0].status != "resolved" && world.reports[$0].kind != "accident"
    }
    guard let index = open.randomElement(using: &random) else { return }
    let report = world.reports[index]
    if report.status == "reported", chance(0.6) {
      let reached = world.released(at: report.place.x, report.place.y)
      try mark(report.code, "verified", Self.surveyor, note: "seen")
      (world.reports[index].status, world.reports[index].verified) = ("verified", day)
      expectDoubt(on: reached, since: "the verified report \(report.code)")
    } else {
      let leader = Actor(person: "L-2", body: "ALPHA")
      try mark(report.code, "resolved", leader, note: "blown up")
      let isAgreed = chance(0.8)
      try answer(isApproval: isAgreed, Self.quality[2])
      if isAgreed { world.reports[index].status = "resolved" }
    }
  }

  /// An area turns out to be larger, at once; or its outline better known, by two.
  func correct() throws {
    guard let index = world.areas.indices.randomElement(using: &random),
      world.areas[index].status == "open"
    else { return }
    let area = world.areas[index]
    if chance(0.5) {
      let wider = area.patch.grown(by: .random(in: 0.5...5, using: &random))
      let accuracy: Double = area.isConfirmed ? 5 : 20
      let words = try corrected(.hazardousArea, area.code, "accuracy=\(accuracy)", wider)
      try perform(.correct(words, note: nil), Self.surveyor)
      (world.areas[index].patch, world.areas[index].accuracy) = (wider, accuracy)
    } else {
      let words = try corrected(.hazardousArea, area.code, "accuracy=3")
      try perform(.correct(words, note: "measured again"), Self.surveyor)
      let isOpen = try workspace.current().situation.proposals.values.contains {
        $0.proposal.code?.text == area.code
      }
      if isOpen {
        let isAgreed = chance(0.5)
        try answer(isApproval: isAgreed, Self.quality[1])
        if isAgreed { world.areas[index].accuracy = 3 }
      }
    }
  }

  /// A record as it is, but for one member, and for its place if there is another.
  private func corrected(
    _ type: RecordType, _ code: String, _ change: String, _ patch: Patch? = nil
  ) throws -> Record {
    guard let old = try workspace.current().situation[Identifier(code)]?.latest else {
      throw Problem("no record", at: code, hint: "correct the simulation", status: 70)
    }
    let member = try ImportOptions.member(change)
    let kept = old.members().filter { $0.name != member.name }
    var record = try record(type, code, patch?.text, kept + [member])
    if patch == nil { record.place = old.place }
    return record
  }

  /// Somebody says of released ground that it is not clean, and was not some days ago.
  func doubt() throws {
    guard let sector = pick("accepted", "handedOver") else { return }
    let since = chance(0.5) ? sector.accepted : day
    let told = max(1, since - Int.random(in: 0...20, using: &random))
    try mark(sector.code, "resuspected", Self.villager, day: told, note: "a fuze was seen")
    try checkSector(sector.code, on: told...day + 2)
  }

  /// A sector was accepted later than was told: until then it was not released after all.
  func amend() throws {
    guard let sector = pick("accepted", "handedOver"), sector.accepted < day - 1 else { return }
    let later = Int.random(in: sector.accepted + 1..<day, using: &random)
    let words = try corrected(.sector, sector.code, "acceptedOn=\(date(later))")
    try perform(.correct(words, note: nil), Self.surveyor)
    world.amend(sector.code, accepted: later)
    try checkSector(sector.code, on: sector.accepted...later)
  }

  /// An area all of whose sectors are accepted is released by two, if work accounts for it.
  func release() throws {
    let done = world.areas.indices.filter { index in
      world.areas[index].status == "open" && world.isDone(world.areas[index])
    }
    guard let index = done.randomElement(using: &random) else { return }
    let code = world.areas[index].code
    do {
      try mark(code, "released", Self.officer, note: "all sectors accepted")
      try answer(isApproval: true, Self.quality[1])
      world.areas[index].status = "released"
      expectStripsOnly(in: world.areas[index])
    } catch is Problem {
      // Not accounted for: the ledger knows better.
      refusals += 1
    }
  }

  /// Nobody releases an area of which more than strips was never worked.
  private func expectStripsOnly(in area: World.Area) {
    if world.leavesMoreThanStrips(of: area) {
      faults.append("\(area.code) counts as worked on day \(day) where nobody worked")
    }
  }

  func withdraw() throws {
    guard let index = world.areas.indices.randomElement(using: &random),
      world.areas[index].status == "open", chance(0.2)
    else { return }
    try mark(world.areas[index].code, "withdrawn", Self.quality[1], note: "typed twice")
    try answer(isApproval: true, Self.administrator)
    world.areas[index].status = "withdrawn"
  }

  /// What people get wrong, and must be refused.
  func mistake() throws {
    if let code = world.byStatus["completed"]?.randomElement(using: &random),
      let sector = world.sectors[code]
    {
      let own = Self.quality.first { $0.body == sector.body } ?? Self.quality[0]
      let judged = [#"sample={"area":40}"#, "findings=[]"]
      try mustRefuse("own work accepted") { try mark(code, "accepted", own, judged) }
      let leader = Actor(person: sector.leader, body: sector.body)
      try mustRefuse("accepted by its leader") { try mark(code, "accepted", leader, judged) }
      try mustRefuse("accepted by who planned it") {
        try mark(code, "accepted", Self.officer, judged)
      }
      try mustRefuse("handed over before it was accepted") {
        try mark(
          code, "handedOver", Self.officer,
          [#"certificate={"number":"1","recipient":"all","date":"2024-01-01"}"#])
      }
      try mustRefuse("accepted before it was completed") {
        try mark(code, "accepted", Self.quality[0], day: max(1, sector.day) - 1, judged)
      }
    }
    let open = world.areas.filter { $0.status == "open" }
    // Most of all one where all that was planned is done, and more should have been planned.
    let tempting = open.filter { world.isDone($0) && world.leavesMoreThanStrips(of: $0) }
    if let area = (tempting.isEmpty ? open : tempting).randomElement(using: &random) {
      do {
        try mark(area.code, "released", Self.officer, note: "I say so")
        expectStripsOnly(in: area)
        let number = try proposal
        try mustRefuse("released by one") { try answer(isApproval: true, Self.officer) }
        try mustRefuse("released by one organisation") {
          try answer(isApproval: true, Self.quality[0])
        }
        try answer(isApproval: false, Self.quality[1])
        try mustRefuse("released after it was declined") {
          try answer(isApproval: true, Self.quality[1], to: number)
        }
      } catch is Problem {
        refusals += 1
      }
    }
    try mustRefuse("a report from the future") {
      try add(
        .hazardReport, "HR-F", #"{"type":"Point","coordinates":[46.5,39.5]}"#, Self.surveyor,
        ["kind=unexploded", "status=reported", "reportedOn=\(date(day + 2))"])
    }
  }
}
