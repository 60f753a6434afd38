/// Recursive descent over the phrase's bytes, bounded in depth.
struct PhraseParser {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  private var mood = Phrase.Mood.any
  private(set) var groups: [String] = []

  init(_ source: String) {
    bytes = Array(source.utf8)
  }

  mutating func phrase() throws(PhraseSyntaxError) -> (parts: [Phrase.Node], mood: Phrase.Mood) {
    skipSpaces()
    var parts: [Phrase.Node] = []
    let start = index
    if peek == UInt8(ascii: "{") {
      parts = try together()
      skipSpaces()
      takeMood()
      skipSpaces()
      if index < bytes.count {
        throw fault(
          "phrase-after-braces", "nothing may stand beside { ... & ... }", index..<bytes.count,
          mend: "put the whole phrase inside the braces, or use all: in the evidence")
      }
    } else {
      parts = [try sequence(isTop: true)]
      if index < bytes.count {
        let character = String(decoding: bytes[index...].prefix(1), as: UTF8.self)
        throw fault(
          "phrase-unbalanced", "\(character) closes nothing", index..<(index + 1),
          mend: "take it out, or open it before")
      }
    }
    for part in parts {
      guard let fault = PhraseSense.fault(of: part, mood: mood) else { continue }
      throw PhraseSyntaxError(
        id: fault.id, message: fault.message, mend: fault.mend, range: start..<max(start + 1, bytes.count))
    }
    return (parts, mood)
  }

  // MARK: Structure

  private mutating func together() throws(PhraseSyntaxError) -> [Phrase.Node] {
    let open = index
    index += 1
    var parts: [Phrase.Node] = []
    while true {
      parts.append(try sequence(isTop: false))
      if takes(UInt8(ascii: "&")) { continue }
      if takes(UInt8(ascii: "}")) { break }
      throw fault(
        "phrase-unclosed", "the brace that opens here is never closed", open..<(open + 1),
        mend: "add } after the last part")
    }
    if parts.count < 2 {
      throw fault(
        "phrase-lonely-braces", "braces with one part say nothing", open..<index,
        mend: "write {a & b}, or leave the braces out")
    }
    return parts
  }

  /// Items up to a closing character; `?` and a full stop count only at the top.
  private mutating func sequence(isTop: Bool) throws(PhraseSyntaxError) -> Phrase.Node {
    let start = index
    var nodes: [Phrase.Node] = []
    while true {
      skipSpaces()
      guard let byte = peek, !Self.closers.contains(byte) else { break }
      if byte == UInt8(ascii: "?") || isFullStop {
        let sign = String(decoding: [byte], as: UTF8.self)
        guard isTop else {
          throw fault(
            "phrase-question-inside", "\(sign) speaks of the whole sentence and cannot stand in brackets",
            index..<(index + 1), mend: "move it to the end of the phrase")
        }
        guard mood == .any else {
          throw fault(
            "phrase-two-moods", "a sentence is asked for twice: ? takes one that asks, . takes one that does not",
            index..<(index + 1), mend: "leave one of them")
        }
        takeMood()
      } else {
        nodes.append(try item(byte))
      }
    }
    if nodes.isEmpty, isTop, mood != .any {
      // "?" alone is any sentence that asks.
      return .sentenceStart
    }
    if nodes.isEmpty {
      throw fault(
        "phrase-empty", "there is no word here", start..<max(start + 1, index),
        mend: "write at least one word, or take the brackets out")
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func item(_ byte: UInt8) throws(PhraseSyntaxError) -> Phrase.Node {
    switch byte {
    case UInt8(ascii: "("):
      return .alternatives(try bracketed(by: UInt8(ascii: ")")))
    case UInt8(ascii: "["):
      let inside = try bracketed(by: UInt8(ascii: "]"))
      return .optional(inside.count == 1 ? inside[0] : .alternatives(inside))
    case UInt8(ascii: "^"):
      index += 1
      return .sentenceStart
    case UInt8(ascii: "$"):
      index += 1
      return .sentenceEnd
    case UInt8(ascii: "."):
      return try gap()
    case UInt8(ascii: "@"):
      return try group()
    case UInt8(ascii: "#"):
      index += 1
      return .number
    case UInt8(ascii: "*"):
      return try suffix()
    case UInt8(ascii: "="):
      index += 1
      let (words, range) = try words()
      guard words.count == 1, let word = words.first, Contractions.expand(word) == [word] else {
        throw fault("phrase-exact-several", "this is several words, and = takes one", range, mend: "leave the = out")
      }
      return .exact(word)
    case UInt8(ascii: "{"):
      throw fault(
        "phrase-braces-inside", "{ ... & ... } must be the whole phrase", index..<(index + 1),
        mend: "use all: in the evidence")
    default:
      let (words, _) = try words()
      var nodes = words.flatMap(Contractions.expand).map(Phrase.Node.word)
      if takes(UInt8(ascii: "*")), case .word(let last)? = nodes.last { nodes[nodes.count - 1] = .prefix(last) }
      return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }
  }

  private mutating func bracketed(by closer: UInt8) throws(PhraseSyntaxError) -> [Phrase.Node] {
    let open = index
    index += 1
    depth += 1
    guard depth <= Phrase.deepestNesting else {
      throw fault(
        "phrase-too-deep", "brackets stand more than \(Phrase.deepestNesting) deep", open..<(open + 1),
        mend: "make a word group of the inner part")
    }
    var branches: [Phrase.Node] = []
    while true {
      branches.append(try sequence(isTop: false))
      if takes(UInt8(ascii: "|")) { continue }
      if takes(closer) { break }
      let wanted = String(decoding: [closer], as: UTF8.self)
      throw fault(
        "phrase-unclosed", "the bracket that opens here is never closed", open..<(open + 1), mend: "add \(wanted)")
    }
    depth -= 1
    return branches
  }

  // MARK: Words

  /// `*` alone is any word; `*ing` any word that ends so.
  private mutating func suffix() throws(PhraseSyntaxError) -> Phrase.Node {
    let start = index
    index += 1
    guard let byte = peek, Self.isWordByte(byte) else { return .anyWord }
    let (words, _) = try words()
    guard words.count == 1, let word = words.first, peek != UInt8(ascii: "*") else {
      throw fault(
        "phrase-suffix", "* stands before the end of one word", start..<index,
        mend: "write *ing, say, or a list of words")
    }
    return .suffix(word)
  }

  private mutating func gap() throws(PhraseSyntaxError) -> Phrase.Node {
    let start = index
    while takes(UInt8(ascii: ".")) {}
    guard index - start == 3 else {
      throw fault(
        "phrase-dots", "a gap is written with three dots", start..<index,
        mend: "write ... between two words, with spaces")
    }
    var width = 0
    let digits = index
    while let byte = peek, byte >= 0x30, byte <= 0x39, index - digits < 4 {
      width = width * 10 + Int(byte - 0x30)
      index += 1
    }
    if index == digits { return .gap(5) }
    guard width >= 1, width <= Phrase.widestGap else {
      throw fault(
        "phrase-gap-width", "a gap is 1 to \(Phrase.widestGap) words wide", start..<index,
        mend: "write ...9, say, or two phrases under all:")
    }
    return .gap(width)
  }

  private mutating func group() throws(PhraseSyntaxError) -> Phrase.Node {
    let start = index
    index += 1
    let name = index
    while let byte = peek,
      byte == UInt8(ascii: "-") || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
    {
      index += 1
    }
    guard index > name else {
      throw fault(
        "phrase-group-name", "@ must be followed by the name of a word group", start..<index, mend: "write @gift, say")
    }
    groups.append(String(decoding: bytes[name..<index], as: UTF8.self))
    return .group(groups[groups.count - 1])
  }

  /// One word, or several where the answer's own tokenizer sees several: "well-known". It decides, so that both sides
  /// agree on what a word is.
  private mutating func words() throws(PhraseSyntaxError) -> ([String], Range<Int>) {
    let start = index
    while let byte = peek, Self.isWordByte(byte) || (byte == UInt8(ascii: ".") && isBetweenDigits(index)) { index += 1 }
    if let quote = CurlyQuotes.first(in: bytes[start..<index]) {
      throw fault("phrase-curly-quote", "there is a curly quote in this phrase", quote, mend: "write a straight one")
    }
    let words = Tokenizer.words(of: bytes[start..<index])
    guard !words.isEmpty else {
      let end = max(index, start + 1)
      let character = String(decoding: bytes[start..<min(end, bytes.count)], as: UTF8.self)
      throw fault(
        "phrase-punctuation", "\(character) is no part of the phrase language", start..<end,
        mend: "leave punctuation out: answers are matched by their words")
    }
    return (words, start..<index)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "-") || byte >= 0x30 && byte <= 0x39
      || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }

  private func isBetweenDigits(_ index: Int) -> Bool {
    let isDigit = { (offset: Int) in
      self.bytes.indices.contains(offset) && self.bytes[offset] >= 0x30 && self.bytes[offset] <= 0x39
    }
    return isDigit(index - 1) && isDigit(index + 1)
  }

  // MARK: Characters

  private static let closers: Set<UInt8> = [
    UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "&"),
  ]

  /// A full stop that ends the phrase or stands alone, and begins no gap.
  private var isFullStop: Bool {
    guard peek == UInt8(ascii: ".") else { return false }
    return index + 1 >= bytes.count || bytes[index + 1] <= 0x20
  }

  private mutating func takeMood() {
    if takes(UInt8(ascii: "?")) {
      mood = .asks
    } else if isFullStop {
      mood = .states
      index += 1
    }
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func takes(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpaces() {
    while let byte = peek, byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { index += 1 }
  }

  private func fault(_ id: String, _ message: String, _ range: Range<Int>, mend: String?) -> PhraseSyntaxError {
    PhraseSyntaxError(id: id, message: message, mend: mend, range: range)
  }
}
