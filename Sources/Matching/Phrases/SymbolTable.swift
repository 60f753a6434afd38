/// Which positions of an automaton a word leads into.
struct SymbolTable: Sendable {
  private var positionsOfStem: [String: [Int]] = [:]
  private var positionsOfForm: [String: [Int]] = [:]
  /// Few, so a word is held against each once, when it is first met.
  private var prefixes: [(text: String, positions: [Int])] = []
  private var suffixes: [(text: String, positions: [Int])] = []
  private var numbers: [Int] = []
  /// Positions that take any word and begin a phrase are among those of every word.
  private var anyWord: [Int] = []
  private let nearWords: NearWords

  init(_ positions: [PhraseSet.Position]) {
    var prefixIndex: [String: Int] = [:]
    var suffixIndex: [String: Int] = [:]
    for (index, position) in positions.enumerated() {
      for symbol in position.symbols {
        switch symbol {
        case .stem(let stem): positionsOfStem[stem, default: []].append(index)
        case .exact(let text): positionsOfForm[text, default: []].append(index)
        case .prefix(let text): Self.add(index, text, &prefixes, &prefixIndex)
        case .suffix(let text): Self.add(index, text, &suffixes, &suffixIndex)
        case .number: numbers.append(index)
        case .anyWord: anyWord.append(index)
        case .gap, .sentenceStart, .sentenceEnd: break
        }
      }
    }
    nearWords = NearWords(stems: positionsOfStem.keys.sorted(), forms: positionsOfForm.keys.sorted())
  }

  private static func add(
    _ index: Int, _ text: String, _ list: inout [(text: String, positions: [Int])], _ places: inout [String: Int]
  ) {
    if let place = places[text] {
      list[place].positions.append(index)
    } else {
      places[text] = list.count
      list.append((text, [index]))
    }
  }

  /// The positions a word leads into, and whether only because it is near to a word that is looked for.
  ///
  /// Cost: once for each distinct word; for one that nothing looks for, a look at each word that is looked for.
  func positions(of entry: Vocabulary.Entry) -> (positions: Set<Int>, isNear: Bool) {
    var found = Set(positionsOfStem[entry.stem] ?? [])
    found.formUnion(positionsOfForm[entry.text] ?? [])
    let spelling = PhraseSet.prefixSpelling(entry.text)
    for (text, positions) in prefixes where spelling.hasPrefix(text) { found.formUnion(positions) }
    for (text, positions) in suffixes where entry.text.hasSuffix(text) && entry.text != text {
      found.formUnion(positions)
    }
    if let first = entry.text.utf8.first, Characters.isDigit(first) { found.formUnion(numbers) }
    var isNear = false
    if found.isEmpty {
      for stem in nearWords.stems(near: entry) { found.formUnion(positionsOfStem[stem] ?? []) }
      for form in nearWords.forms(near: entry) { found.formUnion(positionsOfForm[form] ?? []) }
      isNear = !found.isEmpty
    }
    found.formUnion(anyWord)
    return (found, isNear)
  }
}
