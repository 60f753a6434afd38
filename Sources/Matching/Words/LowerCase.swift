import Foundation

/// The one spelling of a word that was typed in any case, with any apostrophe, composed or not.
enum LowerCase {
  /// Lower case, straight apostrophes, letters and their accents composed (NFC).
  static func of(_ typed: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in typed.lowercased().precomposedStringWithCanonicalMapping.unicodeScalars {
      text.append(Characters.isApostrophe(scalar) ? "'" : scalar)
    }
    return String(text)
  }
}
