import Operations
import Testing

/// The `.prj` files of shapefiles, as other programs write them.
@Suite("A .prj file")
struct ProjectionFileTests {
  private static let pulkovo =
    #"GEOGCS["GCS_Pulkovo_1942",DATUM["D_Pulkovo_1942",SPHEROID["Krasovsky_1940",6378245.0,298.3]],"#
    + #"PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#
  private static let zone8 = gauss("Pulkovo_1942_GK_Zone_8", pulkovo)
  private static let utm =
    #"PROJCS["WGS_1984_UTM_Zone_38N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984","#
    + #"6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],"#
    + #"PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["#
    + #""False_Northing",0.0],PARAMETER["Central_Meridian",45.0],PARAMETER["Scale_Factor",0.9996],"#
    + #"PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#

  private static func gauss(_ name: String, _ datum: String, easting: String = "8500000.0")
    -> String
  {
    #"PROJCS["\#(name)",\#(datum),PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",\#(easting)],"#
      + #"PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",45.0],PARAMETER["#
      + #""Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
  }

  private func code(_ text: String) throws -> String {
    try ProjectionFile(Array(text.utf8), named: "land.prj").code
  }

  private func refusal(_ text: String) throws -> String {
    try problem { _ = try code(text) }?.description ?? "none"
  }

  @Test("is the system of the EPSG that it describes, by every number of it")
  func known() throws {
    #expect(try code(Self.zone8) == "EPSG:28408")
    #expect(try code(Self.utm) == "EPSG:32638")
    #expect(try code(Self.pulkovo) == "EPSG:4284")
    let named = Self.utm.dropLast() + #",AUTHORITY["EPSG","32638"]]"#
    #expect(try code(String(named)) == "EPSG:32638")
  }

  @Test(
    "of an unknown datum is refused in one sentence that says so",
    arguments: ["D_unknown", "unknown", "D_Unknown_based_on_Krasovsky", "Not_specified_based_on_x"])
  func unknown(datum: String) throws {
    let said = try refusal(Self.zone8.replacing("D_Pulkovo_1942", with: datum))
    #expect(said.hasPrefix("its .prj names no known datum ("), "\(said)")
    #expect(said.contains("(land.prj)") && said.hasSuffix("give --crs AUTH:CODE"), "\(said)")
  }

  @Test("that describes what no system is, or another than it names, is refused")
  func contradictory() throws {
    for text in [
      Self.gauss("Pulkovo_1942_GK_Zone_8", Self.pulkovo, easting: "8600000.0"),
      Self.zone8.replacing("6378245.0,298.3", with: "6377397.155,299.15"),
      Self.zone8.replacing("D_Pulkovo_1942", with: "D_Helmut_Schmidt_1955"),
      Self.zone8.replacing(#"UNIT["Meter",1.0]"#, with: #"UNIT["Foot",0.3048]"#),
    ] { #expect(try refusal(text).hasPrefix("its .prj names no known datum"), "\(text)") }
    let other = Self.utm.dropLast() + #",AUTHORITY["EPSG","32637"]]"#
    #expect(
      try refusal(String(other)).contains("says that it is EPSG:32637, and describes another"))
    let none = Self.utm.dropLast() + #",AUTHORITY["EPSG","99999"]]"#
    #expect(try refusal(String(none)).contains("no coordinate system EPSG:99999"))
  }

  @Test("that is none says so", arguments: ["", "rubbish", "+proj=utm +zone=38", "EPSG:32638"])
  func rubbish(text: String) throws {
    #expect(try refusal(text).contains("no coordinate system in well-known text"))
  }
}
