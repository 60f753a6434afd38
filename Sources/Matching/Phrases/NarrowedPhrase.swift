extension Phrase {
  /// The phrase as one match shows it: of each choice only the alternative whose words were found.
  ///
  /// - Parameter found: the words that the phrase found, as typed.
  /// - Returns: the phrase as an author would write it; a choice of which nothing is recognised stays whole.
  public func narrowed(to found: String) -> String {
    let narrowing = PhraseNarrowing(found)
    let written = parts.map { PhraseNarrowing.written(narrowing.narrowed($0)) }
    let mark =
      switch mood {
      case .any: ""
      case .asks: " ?"
      case .states: " ."
      }
    return (written.count == 1 ? written[0] : "{" + written.joined(separator: " & ") + "}") + mark
  }

  /// Whether one word alone was found, and that by its beginning or end, or as a misspelling.
  ///
  /// - Parameter found: the words that the phrase found, as typed.
  /// - Returns: true when what was found may be another word than the one that was meant.
  public func isLooseWord(_ found: String) -> Bool {
    let narrowing = PhraseNarrowing(found)
    guard narrowing.words.count == 1, let word = narrowing.words.first, parts.count == 1 else { return false }
    switch PhraseNarrowing.alone(narrowing.narrowed(parts[0])) {
    case .prefix, .suffix: return true
    case .word(let meant): return SharedStemmer.stem(meant) != SharedStemmer.stem(word)
    case .exact(let meant): return meant != word
    default: return false
    }
  }
}

extension TextReader {
  /// The stems of a text's words that carry its content.
  ///
  /// - Parameter text: any text; a name in kebab-case counts as its words.
  /// - Returns: each stem once.
  public func stems(of text: String) -> Set<String> {
    Set(contentWords(of: text.replacing("-", with: " ")).map { SharedStemmer.stem($0) })
  }
}

/// Finds by which of its alternatives a phrase met some words.
private struct PhraseNarrowing {
  let words: [String]

  init(_ found: String) {
    let reader = TextReader()
    words = reader.read(found).words.map { reader.vocabulary.entries[Int($0.form)].text }
  }

  func narrowed(_ node: Phrase.Node) -> Phrase.Node {
    switch node {
    case .alternatives(let choices):
      let choice =
        choices.first { isFound($0, loosely: false) } ?? choices.first { isFound($0, loosely: true) }
      return choice.map(narrowed) ?? node
    case .sequence(let nodes): return .sequence(nodes.map(narrowed))
    case .optional(let node): return .optional(narrowed(node))
    default: return node
    }
  }

  /// Whether every word of a node is among the words; loosely, misspellings and word groups may be.
  private func isFound(_ node: Phrase.Node, loosely: Bool) -> Bool {
    switch node {
    case .word(let word):
      let stem = SharedStemmer.stem(word)
      return words.contains {
        SharedStemmer.stem($0) == stem || loosely && EditDistance.between($0.utf8, word.utf8, atMost: 2) <= 2
      }
    case .exact(let word): return words.contains(word)
    case .prefix(let start): return words.contains { $0.hasPrefix(start) }
    case .suffix(let end): return words.contains { $0.hasSuffix(end) && $0 != end }
    case .number: return words.contains { $0.first?.isNumber == true }
    case .group: return loosely
    case .sequence(let nodes): return nodes.allSatisfy { isFound($0, loosely: loosely) }
    case .alternatives(let nodes): return nodes.contains { isFound($0, loosely: loosely) }
    case .anyWord, .optional, .gap, .sentenceStart, .sentenceEnd: return true
    }
  }

  /// The one piece of a phrase that takes a word.
  static func alone(_ node: Phrase.Node) -> Phrase.Node {
    guard case .sequence(let nodes) = node else { return node }
    let pieces = nodes.filter {
      switch $0 {
      case .optional, .gap, .sentenceStart, .sentenceEnd: false
      default: true
      }
    }
    return pieces.count == 1 ? alone(pieces[0]) : node
  }

  static func written(_ node: Phrase.Node) -> String {
    switch node {
    case .word(let word): word
    case .exact(let word): "=" + word
    case .prefix(let start): start + "*"
    case .suffix(let end): "*" + end
    case .number: "#"
    case .anyWord: "*"
    case .group(let name): "@" + name
    case .sequence(let nodes): nodes.map(written).joined(separator: " ")
    case .alternatives(let nodes): "(" + nodes.map(written).joined(separator: " | ") + ")"
    case .optional(let node): "[" + written(node) + "]"
    case .gap(let width): width == 5 ? "..." : "...\(width)"
    case .sentenceStart: "^"
    case .sentenceEnd: "$"
    }
  }
}
