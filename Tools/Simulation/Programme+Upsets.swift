internal import JSON
internal import MineAction
internal import Operations

/// What upsets a plan: reports, corrections, releases, withdrawals and mistakes.
extension SimulatedProgramme {
  private func place() -> (x: Double, y: Double)? {
    guard let area = world.areas.randomElement(using: &random) else { return nil }
    let patch = area.patch.grown(by: 60)
    return (
      .random(in: patch.west...patch.east, using: &random),
      .random(in: patch.south...patch.north, using: &random)
    )
  }

  func report() throws {
    guard let place = place() else { return }
    let kind = chance(0.15) ? "accident" : chance(0.5) ? "unexploded" : "antiPersonnel"
    let seen = max(1, day - Int.random(in: 0...10, using: &random))
    var report = World.Report(
      code: "HR-\(world.reports.count)", place: place, kind: kind, day: seen)
    report.hasReporter = chance(0.3)
    try add(
      .hazardReport, report.code,
      #"{"type":"Point","coordinates":\#(Patch.position(place.x, place.y))}"#,
      Actor(person: "P-VIL", body: "CENTRE"),
      [
        "kind=\(kind)", "status=reported", "reportedOn=\(date(seen))", "accuracy=5",
        "dangerRadius=10",
      ] + (report.hasReporter ? ["reporter=Villager \(world.reports.count)"] : []))
    world.reports.append(report)
  }

  func settleReport() throws {
    let open = world.reports.indices.filter {
      world.reports[$0].status != "resolved" && world.reports[$0].kind != "accident"
    }
    guard let index = open.randomElement(using: &random) else { return }
    let report = world.reports[index]
    if report.status == "reported", chance(0.6) {
      try mark(report.code, "verified", Self.surveyor, note: "seen")
      world.reports[index].status = "verified"
      world.reports[index].day = day
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
    guard let old = try workspace.current().situation[Identifier(area.code)]?.latest else { return }
    func corrected(_ name: String, _ value: String, _ patch: Patch?) throws -> Record {
      let kept = old.members().filter { $0.name != name }
      var record = try record(
        .hazardousArea, area.code, patch?.text,
        kept + [try ImportOptions.member("\(name)=\(value)")])
      if patch == nil { record.place = old.place }
      return record
    }
    if chance(0.5) {
      let wider = area.patch.grown(by: .random(in: 0.5...5, using: &random))
      try perform(
        .correct(try corrected("accuracy", "\(area.isConfirmed ? 5 : 20)", wider), note: nil),
        Self.surveyor)
      world.areas[index].patch = wider
    } else {
      try perform(
        .correct(try corrected("accuracy", "3", nil), note: "measured again"), Self.surveyor)
      let isOpen = try workspace.current().situation.proposals.values.contains {
        $0.proposal.code?.text == area.code
      }
      if isOpen { try answer(isApproval: chance(0.5), Self.quality[1]) }
    }
  }

  /// An area all of whose sectors are accepted is released by two, if work accounts for it.
  func release() throws {
    let done = world.areas.indices.filter { index in
      let area = world.areas[index]
      return area.status == "open"
        && area.sectors.allSatisfy {
          ["accepted", "handedOver"].contains(world.sectors[$0]?.status ?? "")
        }
    }
    guard let index = done.randomElement(using: &random) else { return }
    let code = world.areas[index].code
    do {
      try mark(code, "released", Self.officer, note: "all sectors accepted")
      try answer(isApproval: true, Self.quality[1])
      world.areas[index].status = "released"
    } catch is Problem {
      // Not accounted for: the ledger knows better. The law of points looks after it.
      refusals += 1
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
      try mustRefuse("handed over before it was accepted") {
        try mark(
          code, "handedOver", Self.officer,
          [#"certificate={"number":"1","recipient":"all","date":"2024-01-01"}"#])
      }
      try mustRefuse("accepted before it was completed") {
        try mark(code, "accepted", Self.quality[0], day: max(1, sector.day) - 1, judged)
      }
    }
    if let area = world.areas.first(where: { $0.status == "open" }) {
      do {
        try mark(area.code, "released", Self.officer, note: "I say so")
        try mustRefuse("released by one") { try answer(isApproval: true, Self.officer) }
        try answer(isApproval: false, Self.quality[1])
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
