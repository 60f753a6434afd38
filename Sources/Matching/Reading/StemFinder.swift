/// The distinct stems of one text: the known ones by number, of the others how many there are.
public struct FoundStems: Sendable {
  /// Numbers of the known stems, in order of appearance.
  public internal(set) var stems: [Int] = []
  /// For each of them the first word that has it, as an index of the text's words.
  public internal(set) var words: [Int] = []
  /// Number of unknown stems that carry content.
  public internal(set) var unknownContent = 0
  /// Number of unknown stems that only hold sentences together.
  public internal(set) var unknownFunction = 0
  /// Number of unknown stems that deny.
  public internal(set) var unknownNegators = 0
  /// Whether something is denied: there is a "not", a "never".
  public internal(set) var denies = false

  /// Nothing found yet.
  public init() {}
}

/// Finds the stems of a table in texts. It serves one task; each distinct word is looked up once.
///
/// What is copied from the case, or was said before in the same text, is passed over.
public final class StemFinder {
  private struct Stem {
    let number: Int32
    let kind: StemKind
    var lastText: UInt32
  }

  private let table: StemTable
  private let reader: TextReader
  private var generation = -1
  /// For each word form the stem it has, as an index of `stems`; -1 where it has not been looked up.
  private var stemOfForm: [Int32] = []
  private var stems: [Stem] = []
  private var indexOfStem: [String: Int32] = [:]
  private var text: UInt32 = 0

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - table: the stems to be told apart.
  ///   - reader: the reader of the texts.
  public init(_ table: StemTable, reader: TextReader) {
    (self.table, self.reader) = (table, reader)
  }

  /// Finds the stems of a text.
  ///
  /// The cost is linear in the text's length.
  ///
  /// - Parameters:
  ///   - answer: a text of this finder's reader, copies and repetitions marked.
  ///   - found: takes what is found; what it held before is dropped.
  public func find(in answer: AnswerText, into found: inout FoundStems) {
    begin(&found)
    for (index, word) in answer.words.enumerated() where answer.standings[index].zone < .repeated {
      let form = Int(word.form)
      if stemOfForm[form] < 0 { stemOfForm[form] = stem(of: form) }
      let place = Int(stemOfForm[form])
      guard stems[place].lastText != text else { continue }
      stems[place].lastText = text
      let stem = stems[place]
      if stem.kind == .negator { found.denies = true }
      if stem.number >= 0 {
        found.stems.append(Int(stem.number))
        found.words.append(index)
      } else {
        switch stem.kind {
        case .content: found.unknownContent += 1
        case .function: found.unknownFunction += 1
        case .negator: found.unknownNegators += 1
        }
      }
    }
  }

  private func begin(_ found: inout FoundStems) {
    let vocabulary = reader.vocabulary
    if generation != vocabulary.generation || text == .max {
      generation = vocabulary.generation
      text = 0
      stemOfForm.removeAll(keepingCapacity: true)
      stems.removeAll(keepingCapacity: true)
      indexOfStem.removeAll(keepingCapacity: true)
    }
    text += 1
    while stemOfForm.count < vocabulary.entries.count { stemOfForm.append(-1) }
    found.stems.removeAll(keepingCapacity: true)
    found.words.removeAll(keepingCapacity: true)
    (found.unknownContent, found.unknownFunction, found.unknownNegators, found.denies) = (0, 0, 0, false)
  }

  private func stem(of form: Int) -> Int32 {
    let text = reader.vocabulary.entries[form].stem
    if let known = indexOfStem[text] { return known }
    stems.append(Stem(number: Int32(table.number(of: text) ?? -1), kind: StemKind(of: text), lastText: 0))
    indexOfStem[text] = Int32(stems.count - 1)
    return Int32(stems.count - 1)
  }
}

extension TextReader {
  /// The distinct stems of a text.
  ///
  /// - Parameter text: any text.
  /// - Returns: the stems in order of appearance.
  public func distinctStems(of text: String) -> [String] {
    var seen: Set<String> = []
    return read(text).words.map { vocabulary.entries[Int($0.form)].stem }.filter { seen.insert($0).inserted }
  }
}
