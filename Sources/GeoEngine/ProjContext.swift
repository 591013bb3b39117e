import CPROJ

/// A context of PROJ, which outlives what was made in it.
///
/// It serves one thread.
///
/// `@safe`: the handle is valid from `init` to `deinit` and never leaves the module.
@safe final class ProjContext {
  let handle: OpaquePointer

  /// Creates a context that is silent, and asks no network.
  init() throws(CoordinateFailure) {
    guard let handle = unsafe proj_context_create() else { throw .noEngine }
    unsafe self.handle = handle
    _ = unsafe proj_log_level(handle, PJ_LOG_NONE)
    _ = unsafe proj_context_set_enable_network(handle, 0)
  }

  deinit { unsafe proj_context_destroy(handle) }

  /// The object of a system of a code, the caller's to destroy.
  func crs(_ code: String) -> OpaquePointer? {
    let parts = code.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
    return unsafe proj_create_from_database(
      handle, String(parts[0]), String(parts[1]), PJ_CATEGORY_CRS, 0, nil)
  }
}
