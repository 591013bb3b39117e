// swift-tools-version: 6.2
import PackageDescription

/// One strictness for every Swift target, so that no target can fall behind.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

/// A target of this package with the strict settings.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of a target, which also see what the tests share.
func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "clearway",
  products: [.executable(name: "clearway", targets: ["clearway"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .systemLibrary(name: "CEXPAT", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(
      name: "CGeographicLib", linkerSettings: [.linkedLibrary("GeographicLib")]),
    room("Digest", ["CCrypto"]),
    room("JSON"),
    room("CSV", ["JSON"]),
    room("Geometry"),
    room("Coordinates", ["Geometry"]),
    room("GPX", ["CEXPAT", "Geometry"]),
    room("GeoEngine", ["CGEOS", "CGeographicLib", "CPROJ", "Geometry"]),
    room(
      "MineAction",
      ["Geometry", "JSON", .product(name: "HashTreeCollections", package: "swift-collections")]),
    room("Assessment", ["Geometry", "MineAction"]),
    room("Reporting", ["Geometry", "MineAction"]),
    room("Exchange", ["Assessment", "Geometry", "JSON", "MineAction"]),
    room(
      "Ledger",
      [
        "Digest", "MineAction", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room(
      "Operations",
      [
        "Assessment", "CSV", "Coordinates", "Digest", "Exchange", "GPX", "GeoEngine", "Geometry",
        "JSON", "Ledger", "MineAction", "Reporting",
      ]),
    .executableTarget(
      name: "clearway",
      dependencies: [
        "Operations", "Assessment", "Coordinates", "Digest", "Exchange", "Geometry", "JSON",
        "Ledger", "MineAction", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Assessment", "CPROJ", "Exchange", "GeoEngine", "Geometry", "JSON", "Ledger", "MineAction",
        "Operations", "Reporting", "TestSupport",
      ],
      path: "Tools/Benchmarks", exclude: ["peers.py"], swiftSettings: strict),
    .executableTarget(
      name: "Simulation",
      dependencies: [
        "Assessment", "Digest", "GeoEngine", "Geometry", "JSON", "Ledger", "MineAction",
        "Operations", "Reporting", "TestSupport",
      ],
      path: "Tools/Simulation", swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "VerdictOracle", dependencies: ["GeoEngine", "Geometry", "TestSupport"],
      path: "Tests/VerdictOracle", swiftSettings: strict),
    tests("DigestTests", ["Digest"]),
    tests("JSONTests", ["JSON"]),
    tests("CSVTests", ["CSV", "JSON"]),
    tests("GeometryTests", ["Geometry"]),
    tests("CoordinatesTests", ["Coordinates", "Geometry"]),
    tests("GPXTests", ["GPX", "Geometry"]),
    tests("GeoEngineTests", ["GeoEngine", "Geometry"]),
    tests("MineActionTests", ["MineAction", "Geometry", "JSON"]),
    tests("ExchangeTests", ["Exchange", "Assessment", "Geometry", "JSON", "MineAction"]),
    tests(
      "LedgerTests",
      ["Digest", "Ledger", "MineAction", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      "AssessmentTests",
      ["Assessment", "Exchange", "GeoEngine", "Geometry", "JSON", "MineAction", "VerdictOracle"]),
    tests(
      "OperationsTests",
      [
        "Operations", "Assessment", "Coordinates", "Digest", "Exchange", "GeoEngine", "Geometry",
        "JSON", "Ledger", "MineAction", "Reporting",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Cases"]),
    tests("ReportingTests", ["Reporting", "GeoEngine", "Geometry", "JSON", "MineAction"]),
    tests(
      "CommandLineTests", ["clearway", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Formats"]),
  ],
  swiftLanguageModes: [.v6]
)
