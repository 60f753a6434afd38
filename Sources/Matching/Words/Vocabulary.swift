/// The distinct words a reader has met, each with its stem and classes worked out once; shared by the reader and the
/// matchers of its texts, all of one task.
final class Vocabulary {
  /// The number of a word form, dense from 0; those of `KnownWord` come first.
  typealias Form = Int32

  /// One distinct lower-case word.
  struct Entry {
    let text: String
    let stem: String
  }

  /// What reading needs of a word, kept apart from its texts: it is looked up for every word of every answer.
  struct Shape {
    let wordClass: WordClass
    /// FNV-1a of the text; the same on every machine.
    let hash: UInt64
    /// What it stands for when it is contracted, else itself alone: a range of `parts`.
    var firstPart: Int32
    var partCount: Int32
  }

  @exclusivity(unchecked) private(set) var entries: [Entry] = []
  @exclusivity(unchecked) private(set) var shapes: [Shape] = []
  @exclusivity(unchecked) private(set) var parts: [Form] = []
  @exclusivity(unchecked) private var spellings = SpellingTable()
  /// What misspelt words may have been meant to be, once asked for.
  @exclusivity(unchecked) private var corrections: [Form: [Entry]] = [:]
  private let stemmer = Stemmer()
  /// Grows when all is forgotten: numbers of words from before mean nothing afterwards.
  private(set) var generation = 0

  init() {
    addKnownWords()
  }

  /// The word of a spelling: lower case and straight apostrophes if it is ASCII, else the bytes as typed.
  ///
  /// - Parameters:
  ///   - bytes: the spelling.
  ///   - hash: `Fingerprint` of the bytes.
  ///   - isASCII: whether it is so, and needs no more to be lower case.
  /// - Returns: its number; a new one when it has not been met.
  func form(spelling bytes: UnsafeBufferPointer<UInt8>, hash: UInt64, isASCII: Bool) -> Form {
    if let form = spellings.form(bytes, hash: hash) { return form }
    let typed = String(decoding: bytes, as: UTF8.self)
    let form = form(of: isASCII ? typed : LowerCase.of(typed))
    // `form(of:)` has added the lower-case spelling, which may be this very one.
    if spellings.form(bytes, hash: hash) == nil { spellings.add(bytes, hash: hash, form: form) }
    return form
  }

  /// The word that a text is: lower case, straight apostrophes, composed.
  func form(of word: String) -> Form {
    var word = word
    let known: (form: Form?, hash: UInt64) = word.withUTF8 { bytes in
      let hash = Fingerprint.of(bytes)
      return (spellings.form(bytes, hash: hash), hash)
    }
    if let form = known.form { return form }
    let form = Form(entries.count)
    word.withUTF8 { spellings.add($0, hash: known.hash, form: form) }
    entries.append(Entry(text: word, stem: stemmer.stem(word)))
    shapes.append(
      Shape(wordClass: WordClass.of(word), hash: known.hash, firstPart: Int32(parts.count), partCount: 1))
    parts.append(form)
    let expansion = Contractions.expand(word)
    if expansion != [word] {
      let forms = expansion.map { self.form(of: $0) }
      shapes[Int(form)].firstPart = Int32(parts.count)
      shapes[Int(form)].partCount = Int32(forms.count)
      parts += forms
    }
    return form
  }

  /// The common words that a word may have been meant to be; none where it is a word itself, or near to none.
  func corrections(of form: Form) -> [Entry] {
    if let known = corrections[form] { return known }
    let text = entries[Int(form)].text
    let words = NearWords.mayBeMisspelt(text) ? CommonWords.nearest(to: text) : []
    let found = words.map { Entry(text: $0, stem: stemmer.stem($0)) }
    corrections[form] = found
    return found
  }

  /// Forgets every word, so that a reader of a million answers stays small.
  func removeAll() {
    entries.removeAll(keepingCapacity: true)
    shapes.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    spellings.removeAll()
    corrections.removeAll()
    generation += 1
    addKnownWords()
  }

  private func addKnownWords() {
    for text in KnownWord.texts { _ = form(of: text) }
  }
}
