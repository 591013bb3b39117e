internal import Foundation
internal import Operations

/// Files, and standard input as `-`.
enum Files {
  /// Opens a file for reading in chunks from its start.
  static func chunks(_ path: String) throws -> () throws -> [UInt8]? {
    let handle: FileHandle
    if path == "-" {
      handle = .standardInput
    } else {
      guard FileManager.default.fileExists(atPath: path) else {
        throw Problem(
          "there is no such file", at: path, hint: "correct the path", status: Problem.notFound)
      }
      let kind =
        try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      guard kind != .typeDirectory else {
        throw Problem(
          "that is a folder", at: path, hint: "give the files in it", status: Problem.data)
      }
      guard let opened = FileHandle(forReadingAtPath: path) else {
        throw Problem(
          "it may not be read by this user", at: path, hint: "ask its owner", status: 77)
      }
      handle = opened
    }
    return {
      guard let data = try handle.read(upToCount: 1 << 18), !data.isEmpty else { return nil }
      return Array(data)
    }
  }

  /// Whether a path leads to a regular file, which gives the same again when it is read again; a pipe
  /// does not.
  static func canBeReadAgain(_ path: String) -> Bool {
    guard path != "-" else { return false }
    let target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
    let kind =
      try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
    return kind == .typeRegular
  }

  /// Reads a small file whole.
  static func bytes(_ path: String) throws -> [UInt8] {
    let next = try chunks(path)
    var all: [UInt8] = []
    while let chunk = try next() { all += chunk }
    return all
  }

  /// The name of a file without its folders.
  static func name(_ path: String) -> String {
    path == "-" ? "standard input" : (path as NSString).lastPathComponent
  }
}
