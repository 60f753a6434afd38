/// Prints random trees in random styles, using of YAML whatever the case format has.
struct TextPrinter {
  var random: SplitMix
  private var text = ""

  init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// A random tree, and a text that means it.
  mutating func tree(depth: Int) -> (Meaning, String) {
    let meaning = randomMeaning(depth: depth)
    text = random.chance(1, in: 3) ? "---\n" : ""
    printBlock(meaning, indent: 0, parent: -1)
    if random.chance(1, in: 4) { text += "# last" }
    return (meaning, text)
  }

  // MARK: Trees

  private mutating func randomMeaning(depth: Int) -> Meaning {
    let choice = depth == 0 ? 0 : Int.random(in: 0..<5, using: &random)
    let count = Int.random(in: 0...4, using: &random)
    switch choice {
    case 0: return .scalar(text: randomText())
    case 1, 2: return .sequence((0..<count).map { _ in randomMeaning(depth: depth - 1) })
    default:
      var keys: [Meaning] = []
      for _ in 0..<count {
        let key = Meaning.scalar(text: randomText(isKey: true))
        if !keys.contains(key) { keys.append(key) }
      }
      return .mapping(keys.flatMap { [$0, randomMeaning(depth: depth - 1)] })
    }
  }

  private mutating func randomText(isKey: Bool = false) -> String {
    let parts = [
      "word", "She may be", "it's", "\"said\"", ": ", "#", " # ", "-", "- ", "a:b", "[x]", "{y}", "é", "日本",
      "\u{1F600}", ",",
      "@", "%", "&", "*", "!", "|", ">", "?", "\\", "\t", " ", "  ", "---", "...", "\u{7}", "\u{A0}", "~", "null",
      "007", "''",
    ]
    var result = ""
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      result += parts.randomElement(using: &random, or: "")
      if random.chance(1, in: 3) { result += " " }
      if !isKey, random.chance(1, in: 6) { result += random.chance(1, in: 3) ? "\n\n" : "\n" }
    }
    return result
  }

  // MARK: Blocks

  /// Prints a node after an indicator, or at the head of a line.
  private mutating func printBlock(_ node: Meaning, indent: Int, parent: Int, mayBeFlow: Bool = true) {
    switch node {
    case .scalar(let bytes):
      printScalar(String(decoding: bytes, as: UTF8.self), parent: parent)
      lineEnd()
    case .sequence(let items) where items.isEmpty || mayBeFlow && random.chance(1, in: 4):
      printFlow(.sequence(items), parent: parent)
      lineEnd()
    case .mapping(let nodes) where nodes.isEmpty || mayBeFlow && random.chance(1, in: 4):
      printFlow(.mapping(nodes), parent: parent)
      lineEnd()
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        if index > 0 { text += String(repeating: " ", count: indent) }
        text += "-"
        let gap = Int.random(in: 1...3, using: &random)
        printAfterIndicator(item, indent: indent, gap: gap, isDash: true)
      }
    case .mapping(let nodes):
      for index in stride(from: 0, to: nodes.count, by: 2) {
        if index > 0 { text += String(repeating: " ", count: indent) }
        printKey(nodes[index])
        text += random.chance(1, in: 8) ? " :" : ":"
        printAfterIndicator(nodes[index + 1], indent: indent, gap: 1, isDash: false)
      }
    }
  }

  private mutating func printAfterIndicator(_ node: Meaning, indent: Int, gap: Int, isDash: Bool) {
    var isCollection = false
    var isSequence = false
    switch node {
    case .scalar: break
    case .sequence(let items): (isCollection, isSequence) = (!items.isEmpty, true)
    case .mapping(let nodes): isCollection = !nodes.isEmpty
    }
    if isCollection, isDash, random.chance(1, in: 2) {
      text += String(repeating: " ", count: gap)
      printBlock(node, indent: indent + 1 + gap, parent: indent)
    } else if isCollection {
      lineEnd()
      let deeper =
        isSequence && !isDash && random.chance(1, in: 2) ? indent : indent + Int.random(in: 1...4, using: &random)
      text += String(repeating: " ", count: deeper)
      printBlock(node, indent: deeper, parent: indent, mayBeFlow: deeper > indent)
    } else {
      text += " "
      printBlock(node, indent: indent + 2, parent: indent)
    }
  }

  private mutating func lineEnd() {
    if text.hasSuffix("\n") { return }
    if random.chance(1, in: 6) { text += " # comment: \"no" }
    text += random.chance(1, in: 10) ? "\r\n" : "\n"
    if random.chance(1, in: 10) { text += random.chance(1, in: 2) ? "\n" : "# a line of its own\n" }
  }

  // MARK: Brackets

  private mutating func printFlow(_ node: Meaning, parent: Int) {
    switch node {
    case .scalar(let bytes):
      let value = String(decoding: bytes, as: UTF8.self)
      if isPlainEverywhere(value), random.chance(1, in: 2) { text += value } else { printQuoted(value, parent: parent) }
    case .sequence(let items):
      text += "["
      for item in items {
        flowGap(parent)
        printFlow(item, parent: parent)
        text += ","
      }
      closeFlow("]", isEmpty: items.isEmpty, parent)
    case .mapping(let nodes):
      text += "{"
      for index in stride(from: 0, to: nodes.count, by: 2) {
        flowGap(parent)
        // A key over several lines is fine in braces, but libyaml does not know that.
        printFlow(nodes[index], parent: -1)
        text += text.hasSuffix("\"") && random.chance(1, in: 2) ? ":" : random.chance(1, in: 5) ? " : " : ": "
        printFlow(nodes[index + 1], parent: parent)
        text += ","
      }
      closeFlow("}", isEmpty: nodes.isEmpty, parent)
    }
  }

  private mutating func closeFlow(_ bracket: String, isEmpty: Bool, _ parent: Int) {
    if !isEmpty, random.chance(2, in: 3) { text.removeLast() }
    flowGap(parent)
    text += bracket
  }

  private mutating func flowGap(_ parent: Int) {
    if random.chance(1, in: 8) {
      text += random.chance(1, in: 3) ? " # [ comment\n" : "\n"
      text += String(repeating: " ", count: parent + 1 + Int.random(in: 1...3, using: &random))
    } else if random.chance(1, in: 2) {
      text += " "
    }
  }

  // MARK: Scalars

  private mutating func printKey(_ key: Meaning) {
    guard case .scalar(let bytes) = key else { return }
    let value = String(decoding: bytes, as: UTF8.self)
    if isPlainEverywhere(value) || isPlainInBlock(value), random.chance(2, in: 3) {
      text += value
    } else if isSingleLineText(value), random.chance(1, in: 2) {
      text += "'" + value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
    } else {
      text += "\"" + escaped(value) + "\""
    }
  }

  private mutating func printScalar(_ value: String, parent: Int) {
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1:
      if isPlainInBlock(value) { text += folded(value, parent) } else { printQuoted(value, parent: parent) }
    // At the root a block of text may not say how far it is indented, as some of these must.
    case 2 where parent >= 0 && isBlockText(value): printLiteral(value, parent: parent)
    case 3 where isLetter(value.first) && isSingleLineText(value) && value.last != " " && value.last != "\t":
      printFolded(value, parent: parent)
    default: printQuoted(value, parent: parent)
    }
  }

  private mutating func printQuoted(_ value: String, parent: Int) {
    if isSingleLineText(value), random.chance(1, in: 2) {
      text +=
        "'" + folded(value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"), parent)
        + "'"
    } else {
      text += "\"" + folded(escaped(value), parent) + "\""
    }
  }

  /// Breaks a line at some single spaces between letters, where folding gives back the space.
  private mutating func folded(_ value: String, _ parent: Int) -> String {
    let words = value.split(separator: " ", omittingEmptySubsequences: false)
    var result = ""
    for (index, word) in words.enumerated() {
      if index > 0 {
        let isFoldable = isLetter(words[index - 1].last) && isLetter(word.first)
        let fold = "\n" + String(repeating: " ", count: parent + 1 + Int.random(in: 0...2, using: &random))
        result += isFoldable && parent >= 0 && random.chance(1, in: 5) ? fold : " "
      }
      result += word
    }
    return result
  }

  private mutating func printFolded(_ value: String, parent: Int) {
    let indent = String(repeating: " ", count: max(parent, 0) + Int.random(in: 1...4, using: &random))
    let words = value.split(separator: " ", omittingEmptySubsequences: false)
    text += ">-\n" + indent
    for (index, word) in words.enumerated() {
      let isFoldable = index > 0 && isLetter(words[index - 1].last) && isLetter(word.first)
      if index > 0 { text += isFoldable && random.chance(1, in: 3) ? "\n" + indent : " " }
      text += word
    }
    text += "\n"
  }

  private mutating func printLiteral(_ value: String, parent: Int) {
    let trailing = value.reversed().prefix { $0 == "\n" }.count
    let body = value.dropLast(trailing)
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false)
    let step = Int.random(in: 1...4, using: &random)
    let needsDigit = lines.first?.hasPrefix(" ") == true || lines.first?.isEmpty == true
    let indent = String(repeating: " ", count: max(parent, 0) + step)
    text += "|" + (needsDigit || random.chance(1, in: 5) ? String(step) : "")
    text += trailing == 0 ? "-" : trailing == 1 ? "" : "+"
    text += random.chance(1, in: 6) ? " # comment\n" : "\n"
    for line in lines { text += (line.isEmpty ? "" : indent + line) + "\n" }
    if trailing > 1 { text += String(repeating: "\n", count: trailing - 1) }
  }

  private func escaped(_ value: String) -> String {
    var result = ""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{7}": result += "\\x07"
      case "\u{1F600}": result += "\\U0001F600"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func isLetter(_ character: Character?) -> Bool { character?.isLetter == true }

  private func isSingleLineText(_ value: String) -> Bool {
    value.unicodeScalars.allSatisfy { $0 != "\n" && $0 != "\u{7}" }
  }

  /// Text that a literal block can hold: some text, and nothing that must be escaped.
  private func isBlockText(_ value: String) -> Bool {
    let body = value.reversed().drop { $0 == "\n" }
    return !body.isEmpty && value.unicodeScalars.allSatisfy { $0 != "\u{7}" && $0 != "\r" }
      && value.split(separator: "\n").allSatisfy { !$0.allSatisfy { $0 == " " || $0 == "\t" } && $0.first != "\t" }
  }

  /// Text that may stand without quotes anywhere.
  private func isPlainEverywhere(_ value: String) -> Bool {
    isLetter(value.first) && value.allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" || $0.isNumber }
  }

  private func isPlainInBlock(_ value: String) -> Bool {
    isLetter(value.first) && !value.hasSuffix(" ") && !value.hasSuffix("\t") && !value.hasSuffix(":")
      && !value.contains(": ") && !value.contains(" #") && !value.contains(":\t") && !value.contains("\t#")
      && isSingleLineText(value)
  }
}
