/// The masks of each word a matcher has met, worked out once for each.
struct WordMasks {
  /// Where the masks of one word are.
  struct Place {
    /// Of its columns, the first mask and the first word of the summary: one bit a column, in the order of the masks.
    var firstMask: Int32 = -1
    var firstSummary: Int32 = 0
    /// Whether it leads somewhere only because it is near to another word.
    var isNear = false
  }

  private(set) var masks: [UInt64] = []
  /// For each word first the columns it leads into, then those of them in which phrases begin, then those in which
  /// sentences begin.
  private(set) var summaries: [UInt64] = []
  private var places: [Place] = []
  private var generation: Int

  init(generation: Int) {
    self.generation = generation
  }

  /// Forgets all when the reader's numbers of words have begun anew.
  mutating func forget(unless generation: Int) {
    guard generation != self.generation else { return }
    self.generation = generation
    masks.removeAll(keepingCapacity: true)
    summaries.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  /// Where the masks of a word are.
  @inline(__always)
  mutating func place(of form: Vocabulary.Form, _ reader: TextReader, _ automaton: PhraseAutomaton) -> Place {
    let index = Int(form)
    if index >= places.count || places[index].firstMask < 0 {
      learn(index, reader, automaton)
    }
    return places[index]
  }

  /// Whether a word that has been met leads somewhere only because it is near to another.
  func isNear(_ form: Vocabulary.Form) -> Bool { places[Int(form)].isNear }

  @inline(never)
  private mutating func learn(_ index: Int, _ reader: TextReader, _ automaton: PhraseAutomaton) {
    while places.count <= index { places.append(Place()) }
    let entry = reader.vocabulary.entries[index]
    var positions = automaton.symbols.positions(of: entry)
    var isNear = false
    if positions.isEmpty {
      positions = automaton.symbols.positions(near: entry, corrections: reader.corrections(of: Vocabulary.Form(index)))
      isNear = !positions.isEmpty
    }
    positions.formUnion(automaton.symbols.anyWord)
    var lists = PhraseAutomaton.MaskLists()
    lists.append(positions)
    let width = automaton.summaryWidth
    places[index] = Place(firstMask: Int32(masks.count), firstSummary: Int32(summaries.count), isNear: isNear)
    var summary = Array(repeating: UInt64(0), count: 3 * width)
    for mask in lists.masks {
      let column = Int(mask.column)
      let bit: UInt64 = 1 << UInt64(column & 63)
      masks.append(mask.bits)
      summary[column >> 6] |= bit
      if mask.bits & automaton.columns[column].initial != 0 { summary[width + (column >> 6)] |= bit }
      if mask.bits & automaton.starting(column, after: 0) != 0 { summary[2 * width + (column >> 6)] |= bit }
    }
    summaries += summary
  }
}
