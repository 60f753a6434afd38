/// Finds the quotes that an editor has bent: “ ” „ ‘. The curly apostrophe of “don’t” is none.
enum CurlyQuotes {
  /// The place of the first, as offsets of its bytes.
  static func first(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
    bytes.indices.dropLast(2).first { place in
      bytes[place] == 0xE2 && bytes[place + 1] == 0x80 && [0x98, 0x9C, 0x9D, 0x9E].contains(bytes[place + 2])
    }.map { $0..<($0 + 3) }
  }
}
