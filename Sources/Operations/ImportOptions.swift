package import JSON
package import MineAction

/// How the members of a foreign file become ours.
package struct ImportOptions: Sendable {
  /// The type of all records; `nil` where each feature says its own.
  package var recordType: RecordType?
  /// Members that every record gets, whatever the file says.
  package var settings: [JSONMember] = []
  /// Members of ours, each with the name of the property that holds it.
  package var columns: [(ours: String, theirs: String)] = []
  /// For members of ours, what values of the file mean.
  package var translations: [String: [String: JSONText]] = [:]
  /// Put before every code that does not start with it already.
  package var prefix = ""
  /// The organisation that attests the file.
  package var attestedBy: Identifier<Organisation>?
  /// How the files are read, where they do not say so themselves.
  package var reading = FileReading()
  /// Whether nothing is to be changed, only reported.
  package var isDryRun = false
  /// Whether any flaw refuses the file.
  package var isStrict = false

  /// Creates options that take files in our own profile.
  package init() {}

  /// Members whose values are numbers.
  private static let numbers: Set<String> = ["accuracy", "dangerRadius", "clearanceDepth", "width"]

  /// Adds a setting as it is typed, `NAME=VALUE`.
  package mutating func set(_ text: String) throws {
    let (name, value) = try Self.pair(text, option: "--set")
    settings.append(try Self.member(name, value))
  }

  /// The member that a typed `NAME=VALUE` means.
  package static func member(_ text: String) throws -> JSONMember {
    let (name, value) = try pair(text, option: "--set")
    return try member(name, value)
  }

  private static func member(_ name: String, _ value: String) throws -> JSONMember {
    if value.hasPrefix("[") || value.hasPrefix("{") {
      guard let json = try? JSONText(parsing: value) else {
        throw Problem(
          "the value of \(name) is not JSON", hint: "correct what begins with [ or {",
          status: Problem.usage)
      }
      return JSONMember(name: name, value: json)
    }
    if numbers.contains(name) {
      guard let json = try? JSONText(parsing: value), json.number != nil else {
        throw Problem(
          "\(name) takes a number, not \"\(value)\"", hint: "give metres, as in \(name)=25",
          status: Problem.usage)
      }
      return JSONMember(name: name, value: json)
    }
    if value == "true" || value == "false" {
      return JSONMember(name: name, value: JSONText(trusted: value))
    }
    return JSONMember(name: name, value: JSONText(string: value))
  }

  /// Adds a column as it is typed, `NAME=COLUMN`.
  package mutating func map(_ text: String) throws {
    let (name, column) = try Self.pair(text, option: "--map")
    columns.append((name, column))
  }

  private static func pair(_ text: String, option: String) throws -> (String, String) {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw Problem(
        "\(option) takes NAME=VALUE", hint: "put an = between the two", status: Problem.usage)
    }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }

  /// Refuses what would make land look safer by a stroke of the pen.
  package func check() throws {
    if let name = settings.map(\.name).first(where: { $0 == "survey" || $0 == "adjoins" }) {
      throw Problem(
        "--set \(name)= would make neighbours out of whatever the file holds",
        hint: "take the \(name) of each sector from the file with --map \(name)=COLUMN",
        status: Problem.usage)
    }
  }

  /// Reads a mapping file: an object with `as`, `set`, `map`, `values` and `prefix`.
  package mutating func read(mapping bytes: [UInt8], named name: String) throws {
    func broken(_ reason: String) -> Problem {
      Problem(
        reason, at: name,
        hint:
          "a mapping is {\"as\": …, \"set\": {…}, \"map\": {…}, \"values\": {…}, \"prefix\": …}",
        status: Problem.data)
    }
    guard let members = (try? JSONText(parsing: bytes))?.members else {
      throw broken("it is not a JSON object")
    }
    for member in members {
      switch member.name {
      case "as":
        guard let type = member.value.string.flatMap(RecordType.init(rawValue:)) else {
          throw broken("\"as\" names no type of record")
        }
        recordType = recordType ?? type
      case "set":
        guard let set = member.value.members else { throw broken("\"set\" is not an object") }
        settings = set + settings
      case "map":
        guard let map = member.value.members else { throw broken("\"map\" is not an object") }
        for entry in map {
          guard let column = entry.value.string else {
            throw broken("\"map\" of \(entry.name) is not the name of a column")
          }
          columns.insert((entry.name, column), at: 0)
        }
      case "values":
        for entry in member.value.members ?? [] {
          for value in entry.value.members ?? [] {
            translations[entry.name, default: [:]][value.name] = value.value
          }
        }
      case "prefix":
        guard let text = member.value.string else { throw broken("\"prefix\" is not a text") }
        if prefix.isEmpty { prefix = text }
      default: throw broken("\"\(member.name)\" is not a member of a mapping")
      }
    }
  }

  /// The members of a record: the file's own, ours out of its columns, and those that are set.
  ///
  /// A value that is replaced stays beside it, under its name with `source:` before it.
  ///
  /// `foreign`: where it is given, what the file says itself, in our names, is not replaced; but a
  /// word under one of these names may be translated.
  package func members(
    of properties: [JSONMember], translatingOnly foreign: Set<String>? = nil
  ) -> [JSONMember] {
    if columns.isEmpty && settings.isEmpty && translations.isEmpty {
      return properties.map { withPrefix($0) }
    }
    var result = properties
    var isOurDistrict = false
    let said = Set(
      properties.filter { !$0.value.isNull && $0.value.string?.isEmpty != true }.map(\.name))
    func isSaid(_ name: String) -> Bool {
      // How exact a place is, one says in one word or the other.
      name == "accuracy" || name == "fix"
        ? said.contains("accuracy") || said.contains("fix") : said.contains(name)
    }
    func put(_ name: String, _ values: [JSONText], isTranslation: Bool = false) {
      if let foreign, isSaid(name), !isTranslation || !foreign.contains(name) { return }
      for index in result.indices where result[index].name == name {
        if [result[index].value] == values { return }
        result[index].name = "source:\(name)"
      }
      result += values.map { JSONMember(name: name, value: $0) }
    }
    for (ours, theirs) in columns where ours != theirs {
      // What is personal does not stay under another name.
      defer {
        if Record.personalMembers.contains(ours), !Record.ownMembers.contains(theirs),
          !theirs.hasPrefix("source:")
        {
          result.removeAll { $0.name == theirs }
        }
      }
      // What stands twice is put twice: which is meant nobody knows, and neither counts.
      let values = properties.filter { $0.name == theirs }.map(\.value)
      if !values.isEmpty { put(ours, values) }
    }
    // What is translated or set is ours, and what the file says is of its own programme.
    func putOurs(_ name: String, _ value: JSONText, isTranslation: Bool = false) {
      put(name, [value], isTranslation: isTranslation)
      if name == "district" {
        isOurDistrict = result.filter { $0.name == name }.map(\.value) == [value]
      }
    }
    for (name, values) in translations.sorted(by: { $0.key < $1.key }) {
      let found = result.filter { $0.name == name }.map(\.value)
      guard found.count == 1, let translated = values[found[0].string ?? found[0].text]
      else { continue }
      putOurs(name, translated, isTranslation: true)
    }
    for setting in settings { putOurs(setting.name, setting.value) }
    return result.map { withPrefix($0, isOurDistrict: isOurDistrict) }
  }

  /// A member that names surveys, a district or another record with the prefix: sectors of two
  /// programmes are no neighbours for a name, and danger in their district is not in ours.
  private func withPrefix(_ member: JSONMember, isOurDistrict: Bool = false) -> JSONMember {
    guard !prefix.isEmpty,
      ["survey", "adjoins", "duplicateOf", "supersededBy"].contains(member.name)
        || member.name == "district" && !isOurDistrict
    else { return member }
    func named(_ text: String) -> JSONText {
      JSONText(string: text.isEmpty || text.hasPrefix(prefix) ? text : prefix + text)
    }
    if let text = member.value.string { return JSONMember(name: member.name, value: named(text)) }
    guard let list = member.value.elements?.map(\.string), !list.contains(nil) else {
      return member
    }
    let names = list.compactMap { $0 }.map { named($0).text }.joined(separator: ",")
    return JSONMember(name: member.name, value: JSONText(trusted: "[\(names)]"))
  }
}
