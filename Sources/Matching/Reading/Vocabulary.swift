/// The distinct words a reader has met, each with its stem and classes worked out once.
struct Vocabulary {
  /// The number of a word form, dense from 0.
  typealias Form = Int32

  /// One distinct lower-case word.
  struct Entry {
    let text: String
    let stem: String
    let wordClass: WordClass
    /// FNV-1a of the text; the same on every machine.
    let hash: UInt64
    /// What it stands for when it is contracted, else itself alone.
    var expansion: [Form]
  }

  private(set) var entries: [Entry] = []
  private var forms: [String: Form] = [:]
  private let stemmer = Stemmer()

  /// The form of a word as typed in lower case, with straight apostrophes.
  mutating func form(of word: String) -> Form {
    if let form = forms[word] { return form }
    let form = Form(entries.count)
    forms[word] = form
    entries.append(
      Entry(
        text: word, stem: stemmer.stem(word), wordClass: WordClass.of(word),
        hash: Fingerprint.of(Array(word.utf8)[...]),
        expansion: [form]))
    let parts = Contractions.expand(word)
    if parts != [word] {
      entries[Int(form)].expansion = parts.map { self.form(of: $0) }
    }
    return form
  }

  /// Forgets every word, so that a reader of a million answers stays small.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    forms.removeAll(keepingCapacity: true)
  }
}
