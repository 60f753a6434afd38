internal import Diagnostics

/// Somebody who gave marks: a person, or the program.
public struct Marker: Sendable, Hashable {
  /// The name by which reports speak of it, unlike every other's.
  public let name: String
  /// Whether it is the program.
  public let isProgram: Bool

  /// What the program is called as a marker, where there is only one of it.
  public static let program = "balint"

  /// Whether a name in a file of marks is the program's: its name alone, or followed by a version number.
  public static func isProgram(_ name: String) -> Bool {
    if name == program { return true }
    guard name.hasPrefix(program + " ") else { return false }
    let numbers = name.dropFirst(program.count + 1).prefix { $0 != "-" && $0 != "+" }
    return numbers.split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber }
    }
  }
}

extension Marker {
  /// The names of those who gave marks: as their files have them; with the file where two files have the same name, as
  /// these may be two people or one who marked twice; the program without its version where there is only one.
  ///
  /// - Parameter marks: in the order of the files.
  /// - Returns: a marker for each source, and names that only their files tell apart, those of one name together.
  static func all(_ marks: [GivenMark]) -> (markers: [GivenMark.Source: Marker], sameNames: [[String]]) {
    var sources: [GivenMark.Source] = []
    var seen: Set<GivenMark.Source> = []
    for mark in marks where seen.insert(mark.source).inserted { sources.append(mark.source) }
    let versions = Set(sources.filter(\.isProgram).map(\.marker)).count
    func plain(_ source: GivenMark.Source) -> String {
      source.isProgram && versions == 1 ? program : source.marker.inOneLine
    }
    var markers: [GivenMark.Source: Marker] = [:]
    var sameNames: [[String]] = []
    for source in sources where markers[source] == nil {
      let alike = sources.filter { plain($0) == plain(source) }
      for one in alike {
        let name = plain(one) + (alike.count > 1 ? " (\(one.file.inOneLine))" : "")
        markers[one] = Marker(name: name, isProgram: one.isProgram)
      }
      if alike.count > 1 { sameNames.append(alike.compactMap { markers[$0]?.name }) }
    }
    return (markers, sameNames)
  }
}

extension String {
  /// The text on one line, with nothing in it that steers a screen, so that tables stay in order.
  var inOneLine: String { VisibleText.of(split(whereSeparator: \.isWhitespace).joined(separator: " ")) }
}
