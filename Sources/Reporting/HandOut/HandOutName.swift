/// Names of the files that are handed out: safe in every folder, and never one name for two learners.
public struct HandOutName: Sendable {
  /// So long that every file system takes it, with what is put around it.
  private static let longest = 150

  /// Learners whose ids are too long to be written out, numbered as they come.
  private var long: [[UInt8]: Int] = [:]

  /// Makes names, for one folder.
  public init() {}

  /// The name of a learner's file, without what comes after the dot.
  ///
  /// Small letters, digits, `-` and `.` stay; a capital gets `_` in front and becomes small, since some file systems know
  /// no difference; every other byte becomes `=` with two hexadecimal digits. So `../Anna` is `feedback-..=2f_anna`.
  ///
  /// - Parameter learner: the id, whatever is in it.
  /// - Returns: the same name for the same id; for ids of over 150 bytes, in one run alone.
  public mutating func name(of learner: String) -> String {
    let plain = Self.escaped(learner)
    if plain.utf8.count <= Self.longest { return "feedback-" + plain }
    // By bytes: two texts that Swift calls equal may be two learners.
    let number = long[Array(learner.utf8)] ?? long.count + 1
    long[Array(learner.utf8)] = number
    // No id gives a `~` otherwise.
    return "feedback-\(plain.prefix(Self.longest))~\(number)"
  }

  private static func escaped(_ learner: String) -> String {
    var name = ""
    for byte in learner.utf8 {
      let letter = Character(Unicode.Scalar(byte))
      switch letter {
      case "a"..."z", "0"..."9", "-", ".": name.append(letter)
      case "A"..."Z": name += "_\(letter.lowercased())"
      default: name += "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return name
  }
}
