/// Splits a text into words and notes the punctuation between them, in one pass over the UTF-8.
struct Tokenizer {
  private var index = 0
  private var gap: Punctuation = []
  private var dots = 0
  private var spaceSinceDots = false
  private var starOpen = false
  /// The word being read, in lower case.
  private var spelling = [UInt8](repeating: 0, count: 64)

  /// Fills an empty text with the words of its bytes.
  mutating func fill(_ answer: inout AnswerText, _ vocabulary: Vocabulary) {
    index = 0
    gap = []
    dots = 0
    spaceSinceDots = false
    starOpen = false
    // Taken out while they are read, so that the words can be written.
    let typed = answer.bytes
    typed.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          if Characters.isWord(byte) { word(bytes, &answer, vocabulary) } else { mark(byte, bytes, &answer) }
        } else {
          let (scalar, length) = Characters.scalar(in: bytes, at: index)
          if Characters.isWord(scalar) {
            word(bytes, &answer, vocabulary)
          } else {
            mark(scalar, length, bytes, &answer)
          }
        }
      }
      settleDots(nextIsCapital: true, atEnd: true, &answer)
    }
    answer.trailing = gap
  }

  /// The words of a text in lower case, contracted ones whole.
  static func words(of text: ArraySlice<UInt8>) -> [String] {
    // Nearly every word of a phrase is plain letters, and a bank has many thousands of them.
    if text.allSatisfy({ Characters.isWord($0) && $0 < 0x80 }) {
      return text.isEmpty ? [] : [String(decoding: text, as: UTF8.self).lowercased()]
    }
    let vocabulary = Vocabulary()
    var answer = AnswerText()
    answer.bytes = Array(text)
    var tokenizer = Tokenizer()
    tokenizer.takesApart = false
    tokenizer.fill(&answer, vocabulary)
    return answer.words.map { vocabulary.entries[Int($0.form)].text }
  }

  /// Whether contracted words become several.
  private var takesApart = true

  // MARK: Words

  private mutating func word(
    _ bytes: UnsafeBufferPointer<UInt8>, _ answer: inout AnswerText, _ vocabulary: Vocabulary
  ) {
    let start = index
    var hash = Fingerprint.empty
    // Nearly every word is letters of ASCII, and is put in lower case as it is read.
    while index < bytes.count, Characters.isWord(bytes[index]), index - start < spelling.count {
      let byte = bytes[index]
      let lower = Characters.isCapital(byte) ? byte | 0x20 : byte
      spelling[index - start] = lower
      hash = Fingerprint.next(hash, lower)
      index += 1
    }
    let isPlain = index >= bytes.count || endsPlainWord(bytes[index])
    if !isPlain {
      index = start
      let isASCII = scanAnyWord(bytes)
      hash = spell(bytes, from: start, inLowerCase: isASCII)
      finish(start, hash, isASCII: isASCII, bytes, &answer, vocabulary)
    } else {
      finish(start, hash, isASCII: true, bytes, &answer, vocabulary)
    }
  }

  private func endsPlainWord(_ byte: UInt8) -> Bool {
    byte < 0x80 && !Characters.isWord(byte) && byte != UInt8(ascii: "'") && byte != UInt8(ascii: ".")
      && byte != UInt8(ascii: ",")
  }

  /// Finds the end of any word; says whether it is of ASCII alone.
  private mutating func scanAnyWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = index
    var isASCII = true
    let isIdeograph = bytes[index] >= 0xE2 && Characters.scalar(in: bytes, at: index).0.properties.isIdeographic
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if Characters.isWord(byte) {
          index += 1
        } else if byte == UInt8(ascii: "'"), index > start, startsLetter(bytes, at: index + 1) {
          index += 1
        } else if (byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")), index > start,
          Characters.isDigit(bytes[index - 1]), index + 1 < bytes.count, Characters.isDigit(bytes[index + 1])
        {
          index += 1  // 3.5, 1,000
        } else {
          return isASCII
        }
      } else {
        let (scalar, length) = Characters.scalar(in: bytes, at: index)
        if Characters.isApostrophe(scalar), index > start, startsLetter(bytes, at: index + length) {
          index += length
        } else if Characters.isWord(scalar), scalar.properties.isIdeographic == isIdeograph {
          index += length
        } else {
          return isASCII
        }
        isASCII = false
        // Scripts without spaces between words: each ideograph is a word of its own.
        if isIdeograph { return false }
      }
    }
    return isASCII
  }

  /// Copies the word just scanned; gives its hash.
  private mutating func spell(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, inLowerCase: Bool) -> UInt64 {
    while spelling.count < index - start { spelling += spelling }
    var hash = Fingerprint.empty
    for offset in start..<index {
      let byte = bytes[offset]
      let copied = inLowerCase && Characters.isCapital(byte) ? byte | 0x20 : byte
      spelling[offset - start] = copied
      hash = Fingerprint.next(hash, copied)
    }
    return hash
  }

  private mutating func finish(
    _ start: Int, _ hash: UInt64, isASCII: Bool, _ bytes: UnsafeBufferPointer<UInt8>, _ answer: inout AnswerText,
    _ vocabulary: Vocabulary
  ) {
    settleDots(nextIsCapital: Characters.isCapital(bytes[start]), atEnd: false, &answer)
    let form = spelling.withUnsafeBufferPointer { spelling in
      vocabulary.form(
        spelling: UnsafeBufferPointer(rebasing: spelling[..<(index - start)]), hash: hash, isASCII: isASCII)
    }
    answer.typedWordCount += 1
    let shape = vocabulary.shapes[Int(form)]
    if !takesApart {
      answer.words.append(AnswerText.Word(form, shape.wordClass, from: start, to: index, before: gap))
    } else {
      for part in Int(shape.firstPart)..<Int(shape.firstPart + shape.partCount) {
        let form = vocabulary.parts[part]
        answer.words.append(
          AnswerText.Word(
            form, vocabulary.shapes[Int(form)].wordClass, from: start, to: index,
            before: part == Int(shape.firstPart) ? gap : []))
      }
    }
    gap = []
    dots = 0
    spaceSinceDots = false
  }

  private func startsLetter(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    if bytes[offset] < 0x80 { return Characters.isWord(bytes[offset]) }
    return Characters.isWord(Characters.scalar(in: bytes, at: offset).0)
  }

  // MARK: What stands between words

  private mutating func mark(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ answer: inout AnswerText) {
    switch byte {
    case UInt8(ascii: " "): break
    case UInt8(ascii: ","): gap.insert(.comma)
    case UInt8(ascii: ":"): gap.formUnion([.clause, .colon])
    case UInt8(ascii: ";"): gap.insert(.clause)
    case UInt8(ascii: "."): dots += 1
    case UInt8(ascii: "!"): gap.insert(.stop)
    case UInt8(ascii: "?"): gap.formUnion([.stop, .question])
    case UInt8(ascii: "("), UInt8(ascii: "["): gap.insert(.openBracket)
    case UInt8(ascii: ")"), UInt8(ascii: "]"): gap.insert(.closeBracket)
    case UInt8(ascii: "*"): star(bytes)
    case UInt8(ascii: "-"):
      if index > 0, Characters.isSpace(bytes[index - 1]) || isDash(bytes, index - 1) { gap.insert(.clause) }
    case UInt8(ascii: "\r") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n"): break
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      gap.insert(gap.contains(.lineBreak) ? .blankLine : .lineBreak)
    case UInt8(ascii: "\""): answer.quotes.append(QuoteMark(kind: .straight, word: answer.words.count))
    case UInt8(ascii: "'"): apostrophe(length: 1, bytes, &answer)
    default: break
    }
    if dots > 0, Characters.isSpace(byte) { spaceSinceDots = true }
    index += 1
  }

  /// Two hyphens are a dash.
  private func isDash(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool { bytes[offset] == UInt8(ascii: "-") }

  private mutating func mark(
    _ scalar: Unicode.Scalar, _ length: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ answer: inout AnswerText
  ) {
    switch scalar {
    case "…": dots += 3
    case "–", "—": gap.insert(.clause)
    case "“", "«", "„": answer.quotes.append(QuoteMark(kind: .open, word: answer.words.count))
    case "”", "»": answer.quotes.append(QuoteMark(kind: .close, word: answer.words.count))
    case "‘": answer.quotes.append(QuoteMark(kind: .apostropheOpen, word: answer.words.count))
    case "’": apostrophe(length: length, bytes, &answer)
    case "。", "！": gap.insert(.stop)
    case "？": gap.formUnion([.stop, .question])
    case "、", "，": gap.insert(.comma)
    case "\u{85}", "\u{2028}", "\u{2029}": gap.insert(.lineBreak)
    default: break
    }
    if dots > 0, scalar.properties.isWhitespace { spaceSinceDots = true }
    index += length
  }

  /// `*waits*`: a star before a letter opens a stage direction, the next one closes it.
  private mutating func star(_ bytes: UnsafeBufferPointer<UInt8>) {
    // Two stars are emphasis, not a stage.
    let isDouble =
      index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "*")
      || index > 0 && bytes[index - 1] == UInt8(ascii: "*")
    if isDouble { return }
    if starOpen {
      gap.insert(.closeBracket)
      starOpen = false
    } else if startsLetter(bytes, at: index + 1) {
      gap.insert(.openBracket)
      starOpen = true
    }
  }

  /// An apostrophe outside a word: perhaps a quotation mark.
  private mutating func apostrophe(length: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ answer: inout AnswerText) {
    let afterSpace =
      index == 0 || Characters.isSpace(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: "(")
      || bytes[index - 1] == UInt8(ascii: ":")
    let opens = afterSpace && startsLetter(bytes, at: index + length)
    answer.quotes.append(QuoteMark(kind: opens ? .apostropheOpen : .apostropheClose, word: answer.words.count))
  }

  /// Whether the last word has two letters at least and ends in a small one.
  private func endsInSmallLetters(_ answer: AnswerText) -> Bool {
    guard let last = answer.words.last, last.end - last.start >= 2 else { return false }
    let byte = answer.bytes[last.end - 1]
    return byte >= 0x61 && byte <= 0x7A
  }

  /// Decides what a full stop or dots meant, once the next word is known.
  private mutating func settleDots(nextIsCapital: Bool, atEnd: Bool, _ answer: inout AnswerText) {
    guard dots > 0 else { return }
    if dots == 1 {
      let isAbbreviation = answer.words.last?.has(.abbreviation) ?? false
      // "I don't know.You must be tired": the blank was forgotten.
      let isForgotten = nextIsCapital && !isAbbreviation && endsInSmallLetters(answer)
      if (spaceSinceDots && !isAbbreviation) || isForgotten || gap.contains(.lineBreak) || atEnd
        || answer.quotes.last?.word == answer.words.count
      {
        gap.insert(.stop)
      }
    } else {
      gap.insert(nextIsCapital ? .stop : .clause)
    }
  }
}
