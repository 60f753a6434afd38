/// A small generator of random numbers whose sequence depends on the seed alone (Steele and others, 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func chance(_ one: Int, in all: Int) -> Bool { Int.random(in: 0..<all, using: &self) < one }
}

/// Random edits of a text, such as slips of the finger and of copy and paste.
enum Edits {
  private static let snippets = [
    "- ", ": ", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\"", "'", "[", "]", "{", "}", ",", "#", " #", "|\n", ">\n",
    "|2-\n", ">+\n", "\t", " ", "  ", "a", "key: ", "\n---\n", "\n...\n", "&a ", "*a", "!x ", "@", "`", "%", "\\",
    "\\n",
    "\\x41", "é", "日本", "\r\n", ":", "-", "''", "\n\n", "  \n", "|-\n  x", "? ", "0",
  ]

  static func random(_ bytes: [UInt8], using random: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0, 1:
        bytes.insert(contentsOf: snippets.randomElement(using: &random, or: " ").utf8, at: place)
      case 2:
        bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...6, using: &random)))
      default:
        let piece = bytes[place..<min(bytes.count, place + Int.random(in: 1...20, using: &random))]
        bytes.insert(contentsOf: Array(piece), at: Int.random(in: 0...bytes.count, using: &random))
      }
    }
    return bytes
  }
}

extension Array {
  func randomElement(using random: inout SplitMix, or other: Element) -> Element {
    randomElement(using: &random) ?? other
  }
}

/// What a text means, whoever read it.
indirect enum Meaning: Hashable {
  case scalar([UInt8])
  case sequence([Meaning])
  case mapping([Meaning])

  static func scalar(text: String) -> Meaning { .scalar(Array(text.utf8)) }
}
