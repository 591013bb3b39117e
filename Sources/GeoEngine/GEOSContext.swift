import CGEOS
import Geometry

/// A GEOS context: the state that every call into GEOS needs and reports to.
///
/// A class, for it has identity: GEOS keeps its address for messages, and each
/// ``GEOSGeometry`` holds a strong reference, so that the context provably outlives what
/// was made in it. Not `Sendable`: it serves one call of ``GEOSTopology``, at 0.1 µs.
/// `@safe`: the handle is valid from `init` to `deinit` and never leaves the module.
@safe final class GEOSContext {
  let handle: GEOSContextHandle_t
  private var message = ""

  /// Creates a context that remembers GEOS's messages; throws where memory is short.
  init() throws(TopologyFailure) {
    guard let handle = unsafe GEOS_init_r() else {
      throw TopologyFailure(operation: "init", message: "no memory for a context")
    }
    unsafe self.handle = handle
    // Unretained: GEOS calls back only inside a call that is given this context.
    _ = unsafe GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, context in
        guard let text = unsafe text, let context = unsafe context else { return }
        let this = unsafe Unmanaged<GEOSContext>.fromOpaque(context).takeUnretainedValue()
        // Some messages end with a line break.
        this.message = unsafe String(String(cString: text).prefix { !$0.isNewline })
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit { unsafe GEOS_finish_r(handle) }

  /// The failure of `operation`, with the message that GEOS left.
  func failure(of operation: String) -> TopologyFailure {
    defer { message = "" }
    return TopologyFailure(operation: operation, message: message)
  }

  /// The object that GEOS made, the caller's to destroy; `nil` is its mark of an exception.
  func made(_ object: OpaquePointer?, by operation: String) throws(TopologyFailure) -> OpaquePointer
  {
    guard let object = unsafe object else { throw failure(of: operation) }
    return unsafe object
  }
}
