import CGEOS
import CPROJ

/// The versions of the libraries that an answer depends on, as they were loaded.
package enum EngineVersions {
  /// The version of GEOS, without that of its C interface: `3.11.1`.
  package static let geos = unsafe String(
    String(cString: GEOSversion()).prefix { $0 != "-" && $0 != " " })

  /// The version of PROJ: `9.1.1`.
  package static let proj = unsafe String(cString: proj_info().version)
}
