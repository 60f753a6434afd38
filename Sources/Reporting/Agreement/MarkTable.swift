/// All marks, each put to its answer.
struct MarkTable {
  /// What one marker said of one item of one answer.
  struct Cell {
    /// Nil when the program could not tell.
    let mark: Int?
    let confidence: Double?
    let evidence: [String]
    /// Where it stands among all marks.
    let origin: Int
  }

  /// An item with everything that was said of it.
  struct Item {
    let id: GivenMark.Item
    let scale: ItemScales.Found
    /// By the answer, then by the marker.
    var cells: [Int: [Marker: Cell]] = [:]
  }

  /// People first, each in the order of the files.
  private(set) var markers: [Marker] = []
  /// In the order in which they came; those of a question together.
  private(set) var questions: [[Item]] = []
  private(set) var answers: [AnswerIndex.Answer]
  private(set) var notes: AgreementReport.Notes

  /// Puts marks to their answers.
  ///
  /// - Parameters:
  ///   - marks: in the order of the files.
  ///   - given: answers whose texts are known.
  ///   - notes: what is known of the files.
  ///   - scale: what the bank says of an item.
  init(
    _ marks: [GivenMark], answers given: [GivenAnswer], notes: AgreementReport.Notes,
    scale: (GivenMark.Item) -> GivenMark.Scale?
  ) {
    self.notes = notes
    let (names, sameNames) = Marker.all(marks)
    var seen: Set<Marker> = []
    for mark in marks {
      if let marker = names[mark.source], seen.insert(marker).inserted { markers.append(marker) }
    }
    markers = markers.filter { !$0.isProgram } + markers.filter(\.isProgram)
    var index = AnswerIndex(marks, given: given)
    let scales = ItemScales(marks, bank: scale)
    var items: [GivenMark.Item: Item] = [:]
    var order: [GivenMark.Item] = []
    var conflicting: Set<Int> = []
    var conflicts: Set<Int> = []
    for (origin, mark) in marks.enumerated() {
      guard let marker = names[mark.source], let scale = scales[mark.item] else { continue }
      let answer: Int
      switch index.place(of: mark) {
      case .answer(let place): answer = place
      case .unnamed:
        self.notes.refuse(mark, "it names no learner, and nothing else tells whose answer it is")
        continue
      case .unclear:
        self.notes.refuse(mark, "the learner answered more than once, and this does not say which answer is meant")
        continue
      }
      if let given = mark.mark, !(0...scale.outOf).contains(given) {
        self.notes.refuse(mark, "a mark for this criterion is a whole number from 0 to \(scale.outOf)")
        continue
      }
      if items[mark.item] == nil { order.append(mark.item) }
      let cell = Cell(mark: mark.mark, confidence: mark.confidence, evidence: mark.evidence, origin: origin)
      let old = items[mark.item, default: Item(id: mark.item, scale: scale)].cells[answer, default: [:]]
        .updateValue(cell, forKey: marker)
      if let old, old.mark != cell.mark {
        conflicting.insert(answer)
        conflicts.formUnion([old.origin, origin])
      }
    }
    for origin in conflicts.sorted() {
      self.notes.refuse(marks[origin], "the same marker gave the same thing another mark")
    }
    for id in order {
      for answer in conflicting { items[id]?.cells[answer] = nil }
    }
    let attached = index.attach(given)
    self.notes.answers = given.isEmpty ? nil : .init(given: given.count, found: attached.found, other: attached.other)
    answers = index.answers
    self.notes.sameNames = sameNames
    self.notes.markedTwice = conflicting.count
    self.notes.answeredTwice = index.unclearCount
    self.notes.otherWords = index.otherWordsCount
    self.notes.scales = scales.differing
    self.notes.changedCases = scales.changedCases
    group(order.compactMap { items[$0] })
  }

  private mutating func group(_ items: [Item]) {
    var places: [GivenMark.Item: Int] = [:]
    for item in items {
      let question = GivenMark.Item(caseID: item.id.caseID, questionID: item.id.questionID, criterion: "")
      if let place = places[question] {
        questions[place].append(item)
      } else {
        places[question] = questions.count
        questions.append([item])
      }
    }
  }

  /// The learners of the answers that were marked.
  var learners: Set<String> {
    Set(questions.joined().flatMap { $0.cells.keys.map { answers[$0].learner } })
  }

  /// For each marker how many marks nobody else has anything for, be it that the program could not tell.
  var markersAlone: [(marker: Marker, count: Int)] {
    var counts: [Marker: Int] = [:]
    for item in questions.joined() {
      for cells in item.cells.values where cells.count == 1 {
        for (marker, cell) in cells where cell.mark != nil { counts[marker, default: 0] += 1 }
      }
    }
    return markers.compactMap { marker in counts[marker].map { (marker, $0) } }
  }
}
