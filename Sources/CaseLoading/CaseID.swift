import Foundation

/// How cases, skills and whatever else has a name in a bank are called: kebab-case.
public enum CaseID {
  /// The rule in words.
  public static let rule = "an id is written in small letters, digits and hyphens, at most \(longest) of them"

  private static let longest = 80

  /// Whether a text can be an id.
  public static func isValid(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return !bytes.isEmpty && bytes.count <= longest && bytes.first != UInt8(ascii: "-")
      && bytes.last != UInt8(ascii: "-")
      && bytes.allSatisfy { $0 == UInt8(ascii: "-") || $0 >= 0x61 && $0 <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
  }

  /// The id that somebody may have meant.
  ///
  /// - Parameter text: what was written instead.
  /// - Returns: its letters, without accents, and digits in kebab-case, or nil when there are none.
  public static func proposed(for text: String) -> String? {
    var plain = text.lowercased().folding(options: .diacriticInsensitive, locale: nil)
    // Letters that are no letter with an accent.
    for (letter, letters) in [("ß", "ss"), ("æ", "ae"), ("œ", "oe"), ("ø", "o"), ("ł", "l"), ("đ", "d")] {
      plain = plain.replacing(letter, with: letters)
    }
    let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? nil : words.joined(separator: "-")
  }
}
