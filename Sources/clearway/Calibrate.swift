internal import ArgumentParser
internal import MineAction
internal import Operations

struct Calibrate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fits a map of doubtful datum to monuments, for two people to decide on.",
    discussion: """
      Example: clearway calibrate monuments.geojson --crs EPSG:28408 --name SHEET-38-7 \
      --note "four pillars of the old triangulation, by GNSS in May"
      The file has three or more points where the monuments are, and for each its name, its easting
      and northing on the map, and how exactly the point is known: accuracy in metres, or fix. What is
      fitted is shown; with --note it is proposed as a part of the policy. When somebody else has
      approved it, import, report, locate and others take --crs EPSG:28408 --calibration SHEET-38-7.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The monuments: points on WGS 84, as GeoJSON or CSV.", completion: .file())
  var file: String
  @Option(help: "The coordinate system that the map is said to be in.") var crs: String
  @Option(help: "What to call the calibration.") var name: String
  @Option(help: "Why it is to be used; proposes it.") var note: String?

  func run() throws {
    let workspace = try ledger.open(readOnly: note == nil)
    let view = try workspace.current()
    guard (1...40).contains(name.count) else {
      throw Problem(
        "a calibration's name has 1 to 40 characters", at: "--name", hint: "give another",
        status: Problem.usage)
    }
    let draft = try CalibrationDraft(
      ImportSource(Files.name(file), isFile: file != "-") { try Files.chunks(file) },
      system: try FileOptions.code(crs),
      policy: view.situation.policy, near: view.area)
    try Console.print(draft.text)
    guard let note, !note.isEmpty else {
      return Console.remark(
        "nothing was proposed: --note says why it is to be used, and proposes it")
    }
    var policy = view.situation.policy
    policy.calibrations[name] = draft.calibration
    if !policy.name.hasSuffix(name) {
      policy.name = String("\(policy.name.prefix(64 - name.count - 2)), \(name)")
    }
    let events = try workspace.perform(
      .setPolicy(policy, note: note), person: try actor.person(), organisation: try actor.body())
    try Console.print(
      try Console.proposal(among: events, workspace)
        ?? "that is in the policy already; nothing has changed.")
  }
}
