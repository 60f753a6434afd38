import CStemmer

/// The English Snowball stemmer (Porter 2, libstemmer): "worried" and "worry" become one stem.
///
/// A handle of the C library serves one task at a time, so this class is not Sendable: each reader has its own.
final class Stemmer {
  private let handle: OpaquePointer?

  init() {
    handle = sb_stemmer_new("english", "UTF_8")
  }

  deinit {
    sb_stemmer_delete(handle)
  }

  /// The stem of a lower-case word; British and American spellings share one.
  func stem(_ word: String) -> String {
    var word = AmericanSpelling.of(word)
    return word.withUTF8 { bytes in
      guard let handle, let stem = sb_stemmer_stem(handle, bytes.baseAddress, Int32(bytes.count)) else {
        return String(decoding: bytes, as: UTF8.self)
      }
      let length = Int(sb_stemmer_length(handle))
      return String(decoding: UnsafeBufferPointer(start: stem, count: length), as: UTF8.self)
    }
  }
}
