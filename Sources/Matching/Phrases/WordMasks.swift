/// The masks of each word a matcher has met, worked out once for each.
///
/// A word that leads into few columns has a list of them; one that leads into many ("you") has a whole row, in which a
/// column is found by its number.
struct WordMasks {
  /// Where the masks of one word are.
  struct Place {
    /// Index of the first mask, in `list` or in `rows`.
    let first: Int32
    /// Number of masks in the list; -1 for a row.
    let count: Int32
    /// Of a row, where its summary begins: the columns it leads into, then those in which phrases begin, then those in
    /// which sentences begin.
    var firstSummary: Int32 = 0
    /// Where the phrases that need the word are, in `phrases`.
    var firstPhrases: Int32 = 0
    /// Whether it leads somewhere only because it is near to another word.
    var isNear = false
  }

  /// More columns than this make a row.
  private static let longestList = 10

  private(set) var list: [PhraseAutomaton.Mask] = []
  private(set) var rows: [UInt64] = []
  private(set) var summaries: [UInt64] = []
  /// For each word one bit a phrase: those that may be found where the word is.
  private(set) var phrases: [UInt64] = []
  private var places: [Place] = []
  /// For each word of the vocabulary its place in `places`; below zero for a word that has not been met. Most words of a
  /// file are in answers to other questions.
  private var placeOfForm: [Int32] = []
  private var generation: Int

  init(generation: Int) {
    self.generation = generation
  }

  /// Forgets all when the reader's numbers of words have begun anew.
  mutating func forget(unless generation: Int) {
    guard generation != self.generation else { return }
    self.generation = generation
    list.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    summaries.removeAll(keepingCapacity: true)
    phrases.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    placeOfForm.removeAll(keepingCapacity: true)
  }

  /// Where the masks of a word are.
  @inline(__always)
  mutating func place(of form: Vocabulary.Form, _ vocabulary: Vocabulary, _ automaton: PhraseAutomaton) -> Place {
    let index = Int(form)
    if index >= placeOfForm.count || placeOfForm[index] < 0 { learn(index, vocabulary, automaton) }
    return places[Int(placeOfForm[index])]
  }

  /// Whether a word that has been met leads somewhere only because it is near to another.
  func isNear(_ form: Vocabulary.Form) -> Bool { places[Int(placeOfForm[Int(form)])].isNear }

  @inline(never)
  private mutating func learn(_ index: Int, _ vocabulary: Vocabulary, _ automaton: PhraseAutomaton) {
    while placeOfForm.count <= index { placeOfForm.append(-1) }
    placeOfForm[index] = Int32(places.count)
    let form = Vocabulary.Form(index)
    var (positions, isNear) = automaton.symbols.positions(of: form, vocabulary)
    positions.formUnion(automaton.symbols.anyWord)
    let firstPhrases = Int32(phrases.count)
    phrases += Array(repeating: 0, count: automaton.withoutRequirement.count)
    for phrase in automaton.requirements.positions(of: form, vocabulary).positions {
      phrases[Int(firstPhrases) + (phrase >> 6)] |= 1 << UInt64(phrase & 63)
    }
    var lists = PhraseAutomaton.MaskLists()
    lists.append(positions)
    let masks = lists.masks
    if masks.count <= Self.longestList {
      places.append(
        Place(first: Int32(list.count), count: Int32(masks.count), firstPhrases: firstPhrases, isNear: isNear))
      list += masks
    } else {
      places.append(
        Place(
          first: Int32(rows.count), count: -1, firstSummary: Int32(summaries.count), firstPhrases: firstPhrases,
          isNear: isNear))
      addRow(masks, automaton)
    }
  }

  private mutating func addRow(_ masks: [PhraseAutomaton.Mask], _ automaton: PhraseAutomaton) {
    let width = automaton.summaryWidth
    var row = Array(repeating: UInt64(0), count: automaton.columns.count)
    var summary = Array(repeating: UInt64(0), count: 3 * width)
    for mask in masks {
      let column = Int(mask.column)
      let flag: UInt64 = 1 << UInt64(column & 63)
      row[column] = mask.bits
      summary[column >> 6] |= flag
      if mask.bits & automaton.columns[column].initial != 0 { summary[width + (column >> 6)] |= flag }
      if mask.bits & automaton.starting(column, after: 0) != 0 { summary[2 * width + (column >> 6)] |= flag }
    }
    rows += row
    summaries += summary
  }
}
