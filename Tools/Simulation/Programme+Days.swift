internal import JSON
internal import MineAction
internal import Operations

/// What happens on a day.
extension SimulatedProgramme {
  private typealias Deed = () throws -> Void

  /// Lives through a day on which some events are wanted.
  func live(events wanted: Int64) throws {
    clock.move(to: day)
    let end = try revision + wanted
    var tries = 0
    while try revision < end, tries < wanted * 4 {
      tries += 1
      switch Int.random(in: 0..<1_000, using: &random) {
      case 0..<30: try discover()
      case 30..<830: try workOn()
      case 830..<848: try doubt()
      case 848..<860: try amend()
      case 860..<900: try report()
      case 900..<930: try settleReport()
      case 930..<955: try correct()
      case 955..<980: try release()
      case 980..<992: try mistake()
      case 992..<994: try takeMilderFile()
      case 994..<996: try changePolicy()
      case 996..<998: try forget()
      default: try withdraw()
      }
    }
    day += 1
  }

  func pick(_ statuses: String...) -> World.Sector? {
    let codes = statuses.flatMap { world.byStatus[$0] ?? [] }
    return codes.randomElement(using: &random).flatMap { world.sectors[$0] }
  }

  /// A hazardous area is found, and cut into the sectors that will be worked.
  private func discover() throws {
    let number = world.areas.count
    let (x, y) = (Double(number % 25) * 700, Double(number / 25) * 700)
    let patch = Patch(
      west: x + .random(in: 0...150, using: &random),
      south: y + .random(in: 0...150, using: &random),
      east: x + .random(in: 250...640, using: &random),
      north: y + .random(in: 250...640, using: &random))
    let isConfirmed = chance(0.4)
    let observed = max(1, day - Int.random(in: 0...5, using: &random))
    var area = World.Area(
      code: "HA-\(number)", patch: patch, observed: observed, isConfirmed: isConfirmed,
      accuracy: isConfirmed ? 5 : 20, openSince: observed)
    let members = [
      "classification=\(isConfirmed ? "confirmed" : "suspected")", "status=open",
      "observedOn=\(date(area.observed))", "accuracy=\(area.accuracy)",
      #"evidence=[{"kind":"\#(isConfirmed ? "direct" : "indirect")"}]"#,
    ]
    if chance(0.2) {
      try takeDanger(area, members)
    } else {
      try add(.hazardousArea, area.code, patch.text, Self.surveyor, members)
    }
    area.status = "open"
    world.areas.append(area)
    try plan(number)
  }

  private func plan(_ number: Int) throws {
    var patch = world.areas[number].patch.grown(by: 1)
    // Now and then nobody plans the east of it: too wide a strip, or just not.
    if chance(0.25) { patch.east -= .random(in: 2...60, using: &random) }
    let (columns, rows) = (
      Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random)
    )
    let isGapped = chance(0.3)
    for column in 0..<columns {
      for row in 0..<rows {
        var cell = Patch(
          west: patch.west + patch.width * Double(column) / Double(columns),
          south: patch.south + patch.height * Double(row) / Double(rows),
          east: patch.west + patch.width * Double(column + 1) / Double(columns),
          north: patch.south + patch.height * Double(row + 1) / Double(rows))
        if isGapped { cell = cell.grown(by: .random(in: -2...1, using: &random)) }
        let team = Int.random(in: 1...20, using: &random)
        let methods = ["clearance", "clearance", "technicalSurvey", "nonTechnicalSurvey"]
        let method = methods.randomElement(using: &random) ?? "clearance"
        let sector = World.Sector(
          code: "SE-\(number)-\(column)\(row)", area: number, patch: cell,
          method: world.areas[number].isConfirmed && method == "nonTechnicalSurvey"
            ? "clearance" : method,
          body: team % 2 == 0 ? "ALPHA" : "BRAVO", leader: "L-\(team)", team: "T-\(team)")
        try add(
          .sector, sector.code, cell.text, Self.officer,
          [
            "method=\(sector.method)", "status=planned", "accuracy=0.5", "survey=SV-\(number)",
            "organisation=\(sector.body)",
          ])
        world.add(sector)
      }
    }
  }

  /// A sector takes its next step; now and then the step is told days late.
  private func workOn() throws {
    guard
      let sector = pick(
        "planned", "assigned", "inProgress", "suspended", "rejected", "resuspected", "completed",
        "accepted")
    else { return try discover() }
    let told = chance(0.1) ? max(sector.day, day - Int.random(in: 1...20, using: &random)) : day
    let leader = Actor(person: sector.leader, body: sector.body)
    switch sector.status {
    case "planned":
      try mark(
        sector.code, "assigned", Self.officer, day: told,
        ["team=\(sector.team)", #"taskOrder={"number":"TO-\#(sector.code)"}"#])
    case "assigned": try mark(sector.code, "inProgress", leader, day: told)
    case "suspended", "rejected", "resuspected":
      if sector.status == "resuspected", chance(0.4) { return try investigate(sector) }
      try mark(sector.code, "inProgress", Self.officer, day: told, note: "goes on")
    case "inProgress":
      if chance(0.1) {
        try mark(sector.code, "suspended", leader, day: told, note: "rain")
      } else {
        try complete(sector, leader, told)
      }
    case "completed":
      let judge = Self.quality.filter { $0.body != sector.body }.randomElement(using: &random)
      let isRejected = chance(0.12)
      func say(_ verdict: String, _ findings: String) throws {
        try mark(
          sector.code, verdict, judge ?? Self.quality[0], day: told,
          [#"sample={"area":40}"#, "findings=\(findings)"])
      }
      if isRejected { return try say("rejected", #"["a fuze"]"#) }
      do {
        try say("accepted", "[]")
      } catch let problem as Problem
        where problem.reason.contains("direct evidence") || problem.reason.contains("reaches it")
      {
        refusals += 1
        try say("rejected", #"["direct evidence inside"]"#)
      }
    default:
      guard chance(0.5) else { return }
      try mark(
        sector.code, "handedOver", Self.officer, day: told,
        [
          #"certificate={"number":"HO-\#(sector.code)","recipient":"district","date":"2024-01-01"}"#
        ])
    }
  }

  private func complete(_ sector: World.Sector, _ leader: Actor, _ told: Int) throws {
    var members = ["devices=[]", "notDone=[]"]
    if sector.method == "clearance" { members.append("clearanceDepth=0.2") }
    if chance(0.3) {
      members[0] =
        #"devices=[{"category":"antiPersonnel","count":\#(Int.random(in: 1...9, using: &random))}]"#
    }
    var hole: Patch?
    if sector.holes.isEmpty, chance(0.05), sector.patch.width > 30, sector.patch.height > 30 {
      let x = Double.random(in: sector.patch.west...(sector.patch.east - 12), using: &random)
      let y = Double.random(in: sector.patch.south...(sector.patch.north - 12), using: &random)
      let apart = Patch(west: x, south: y, east: x + 10, north: y + 10)
      members[1] = "notDone=[\(apart.text)]"
      hole = apart
    }
    try mark(sector.code, "completed", leader, day: told, members)
    guard let hole else { return }
    world.sectors[sector.code]?.holes.append(hole)
    var apart = World.Sector(
      code: "\(sector.code)-1", area: sector.area, patch: hole, method: sector.method,
      body: sector.body, leader: sector.leader, team: sector.team)
    apart.doubt = sector.doubt
    world.add(apart)
    world.move(apart.code, to: "suspended", on: told)
  }

  /// Two people lift a doubt after an investigation.
  private func investigate(_ sector: World.Sector) throws {
    do {
      try mark(
        sector.code, "accepted", Self.surveyor, note: "dug again", ["report=INV-\(sector.code)"])
    } catch let problem as Problem where problem.reason.contains("direct evidence") {
      refusals += 1
      return
    }
    let judge = sector.body == "ALPHA" ? Self.quality[2] : Self.quality[1]
    try answer(isApproval: chance(0.8), judge)
  }
}
