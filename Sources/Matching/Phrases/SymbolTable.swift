/// What each word is looked for by: the positions of an automaton that take it, or the phrases that need it.
struct SymbolTable: Sendable {
  private var positionsOfStem: [String: Range<Int32>] = [:]
  private var positionsOfForm: [String: Range<Int32>] = [:]
  /// The positions of all of them: a list for each would take more room than what is in it.
  private var listed: [Int32] = []
  /// Few, so a word is held against each once, when it is first met.
  private var prefixes: [(text: String, positions: [Int])] = []
  private var suffixes: [(text: String, positions: [Int])] = []
  private var numbers: [Int] = []
  /// Positions that take any word.
  private(set) var anyWord: [Int] = []
  private let nearWords: NearWords

  /// - Parameter symbols: for each position, or each phrase, what it looks for.
  init(_ symbols: [[PhraseSet.Symbol]]) {
    var stems: [String: [Int32]] = [:]
    var forms: [String: [Int32]] = [:]
    var prefixIndex: [String: Int] = [:]
    var suffixIndex: [String: Int] = [:]
    for (index, symbols) in symbols.enumerated() {
      for symbol in symbols {
        switch symbol {
        case .stem(let stem): stems[stem, default: []].append(Int32(index))
        case .exact(let text): forms[text, default: []].append(Int32(index))
        case .prefix(let text): Self.add(index, text, &prefixes, &prefixIndex)
        case .suffix(let text): Self.add(index, text, &suffixes, &suffixIndex)
        case .number: numbers.append(index)
        case .anyWord: anyWord.append(index)
        case .gap, .sentenceStart, .sentenceEnd: break
        }
      }
    }
    positionsOfStem = Self.flattened(stems, into: &listed)
    positionsOfForm = Self.flattened(forms, into: &listed)
    let words = Set(positionsOfStem.keys).union(positionsOfForm.keys)
    nearWords = NearWords(words.filter { !CommonWords.contains($0) }.sorted())
  }

  private static func flattened(_ lists: [String: [Int32]], into listed: inout [Int32]) -> [String: Range<Int32>] {
    listed.reserveCapacity(listed.count + lists.values.reduce(0) { $0 + $1.count })
    return lists.mapValues { list in
      let start = Int32(listed.count)
      listed += list
      return start..<Int32(listed.count)
    }
  }

  private func positions(_ range: Range<Int32>?) -> [Int] {
    range.map { $0.map { Int(listed[Int($0)]) } } ?? []
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

  /// The positions that look for a word and, where none looks for this very one, for what a misspelt one may have been
  /// meant to be; those that take any word are not among them.
  ///
  /// Cost: once for each distinct word.
  func positions(of form: Vocabulary.Form, _ vocabulary: Vocabulary) -> (positions: Set<Int>, isNear: Bool) {
    let entry = vocabulary.entries[Int(form)]
    let right = positions(of: entry)
    // That some phrase takes any word in -ing must not keep another from reading "worying".
    guard positionsOfStem[entry.stem] == nil, positionsOfForm[entry.text] == nil else { return (right, false) }
    let near = positions(near: entry, corrections: vocabulary.corrections(of: form))
    return (right.union(near), !near.isEmpty)
  }

  private func positions(of entry: Vocabulary.Entry) -> Set<Int> {
    var found = Set(positions(positionsOfStem[entry.stem]))
    found.formUnion(positions(positionsOfForm[entry.text]))
    let spelling = PhraseSet.prefixSpelling(entry.text)
    for (text, positions) in prefixes where spelling.hasPrefix(text) { found.formUnion(positions) }
    for (text, positions) in suffixes where entry.text.hasSuffix(text) && entry.text != text {
      found.formUnion(positions)
    }
    if let first = entry.text.utf8.first, Characters.isDigit(first) { found.formUnion(numbers) }
    return found
  }

  /// Those that look for what a misspelt word may have been meant to be: the common words nearest to it, or a
  /// word of the rubric that is no common one, such as the name of a drug.
  private func positions(near entry: Vocabulary.Entry, corrections: [Vocabulary.Entry]) -> Set<Int> {
    var found: Set<Int> = []
    for correction in corrections { found.formUnion(positions(of: correction)) }
    if corrections.isEmpty, NearWords.mayBeMisspelt(entry.text) {
      for word in nearWords.nearest(to: entry.text) + nearWords.nearest(to: entry.stem) {
        found.formUnion(positions(positionsOfStem[word]))
        found.formUnion(positions(positionsOfForm[word]))
      }
    }
    return found
  }
}
