/// Lays arrays of numbers down one after the other, as this machine holds them: for files that only
/// it reads again.
package struct RawArrayWriter: Sendable {
  /// All that was laid down.
  package private(set) var bytes: [UInt8] = []

  /// Creates a writer of nothing.
  package init() {}

  /// Lays down how many numbers there are, and the numbers.
  package mutating func append<T: BitwiseCopyable>(_ array: [T]) {
    var count = Int64(array.count)
    unsafe withUnsafeBytes(of: &count) { unsafe bytes.append(contentsOf: $0) }
    unsafe array.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
  }
}

/// Takes up arrays of numbers that a ``RawArrayWriter`` laid down.
package struct RawArrayReader: Sendable {
  private let bytes: [UInt8]
  private var place = 0

  /// Creates a reader from the first array on.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next array, of a type of which any bits are a value; `nil` where there are not as many
  /// bytes as it says.
  package mutating func array<T: BitwiseCopyable>(of type: T.Type = T.self) -> [T]? {
    let width = MemoryLayout<Int64>.size
    guard place + width <= bytes.count else { return nil }
    let count = unsafe bytes.withUnsafeBytes {
      unsafe Int($0.loadUnaligned(fromByteOffset: place, as: Int64.self))
    }
    place += width
    let stride = MemoryLayout<T>.stride
    guard count >= 0, count <= (bytes.count - place) / stride else { return nil }
    let range = place..<place + count * stride
    place = range.upperBound
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe Array(unsafeUninitializedCapacity: count) { array, initialised in
        let target = UnsafeMutableRawBufferPointer(array)
        unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
        initialised = count
      }
    }
  }
}
