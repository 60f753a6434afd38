/// A small whole case with comments that teach, for an author to write over.
public enum CaseSkeleton {
  /// The text of a case file without fault.
  ///
  /// - Parameters:
  ///   - id: the case's id, in kebab-case.
  ///   - title: its title, on one line; nil makes one of the id.
  ///   - level: 1 first steps, 2 middle, 3 hard.
  /// - Returns: the file, the same for the same arguments.
  public static func text(id: String, title: String? = nil, level: Int = 1) -> String {
    skeletonText.replacing("CASE-ID", with: id).replacing("CASE-LEVEL", with: String(level))
      .replacing("CASE-TITLE", with: title.map(quoted) ?? Self.title(of: id))
  }

  /// The words of an id, the first with a capital.
  private static func title(of id: String) -> String {
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// In double quotes, unless nothing in it could mean anything else than itself.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true && text.last?.isWhitespace == false
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " || $0 == "," || $0 == "'" || $0 == "’" }
    if isPlain { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
