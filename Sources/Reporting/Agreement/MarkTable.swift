/// All marks, each put to its answer.
struct MarkTable {
  /// What one marker said of one item of one answer.
  struct Cell {
    /// Nil when the program could not tell.
    let mark: Int?
    let confidence: Double?
    let evidence: [String]
  }

  /// An item with everything that was said of it.
  struct Item {
    let id: GivenMark.Item
    let isSafety: Bool
    let outOf: Int
    /// Whether nothing but the marks themselves tells the most it can be.
    let isGuessed: Bool
    /// By the answer, then by the marker.
    var cells: [Int: [Marker: Cell]] = [:]
  }

  /// In the order of the files.
  private(set) var markers: [Marker] = []
  /// In the order in which they came; those of a question together.
  private(set) var questions: [[Item]] = []
  private(set) var answers: [AnswerIndex.Answer]
  private(set) var notes = AgreementReport.Notes()

  /// Puts marks to their answers.
  ///
  /// - Parameters:
  ///   - marks: in the order of the files.
  ///   - given: answers whose texts are known.
  ///   - scale: what the bank says of an item.
  init(_ marks: [GivenMark], answers given: [GivenAnswer], scale: (GivenMark.Item) -> GivenMark.Scale?) {
    let (names, sameNames) = Marker.all(marks)
    notes.sameNames = sameNames
    var seen: Set<Marker> = []
    for mark in marks {
      if let marker = names[mark.source], seen.insert(marker).inserted { markers.append(marker) }
    }
    var index = AnswerIndex()
    let hashed = marks.map { mark in
      mark.answerHash.map {
        index.add(learner: mark.learner, caseID: mark.item.caseID, questionID: mark.item.questionID, hash: $0)
      }
    }
    for answer in given {
      index.add(
        learner: answer.learner, caseID: answer.caseID, questionID: answer.questionID,
        hash: AnswerID.hash(answer.text), text: answer.text)
    }
    let scales = Self.scales(marks, scale)
    var items: [GivenMark.Item: Item] = [:]
    var order: [GivenMark.Item] = []
    for (mark, place) in zip(marks, hashed) {
      guard let marker = names[mark.source], let scale = scales[mark.item] else { continue }
      guard let place = place ?? index.place(of: mark) else {
        notes.unusable.append(.init(mark, "it names no learner, and nothing else tells whose answer it is"))
        continue
      }
      if let given = mark.mark, !(0...scale.outOf).contains(given) {
        let words = "a mark for this criterion is a whole number from 0 to \(scale.outOf)"
        notes.unusable.append(.init(mark, words))
        continue
      }
      if items[mark.item] == nil { order.append(mark.item) }
      let cell = Cell(mark: mark.mark, confidence: mark.confidence, evidence: mark.evidence)
      var cells = items[mark.item]?.cells ?? [:]
      items[mark.item]?.cells = [:]  // so that no copy is made of it
      if let old = cells[place]?[marker], old.mark != cell.mark { notes.givenTwice += 1 }
      cells[place, default: [:]][marker] = cell
      items[mark.item] = Item(
        id: mark.item, isSafety: scale.isSafety, outOf: scale.outOf, isGuessed: scale.isGuessed, cells: cells)
    }
    answers = index.answers
    notes.answeredTwice = index.ambiguous
    var places: [GivenMark.Item: Int] = [:]
    for id in order {
      guard let item = items[id] else { continue }
      let question = GivenMark.Item(caseID: id.caseID, questionID: id.questionID, criterion: "")
      if let place = places[question] {
        questions[place].append(item)
      } else {
        places[question] = questions.count
        questions.append([item])
      }
    }
  }

  private typealias FoundScale = (outOf: Int, isSafety: Bool, isGuessed: Bool)

  /// The scale of each item: as the scores have it, else the bank, else by the greatest mark that came.
  private static func scales(
    _ marks: [GivenMark], _ known: (GivenMark.Item) -> GivenMark.Scale?
  ) -> [GivenMark.Item: FoundScale] {
    var scales: [GivenMark.Item: FoundScale] = [:]
    for mark in marks {
      guard let told = mark.scale else { continue }
      scales[mark.item] = (
        min(max(told.outOf, scales[mark.item]?.outOf ?? 0), GivenMark.greatest), told.isSafety, false
      )
    }
    for mark in marks where scales[mark.item]?.isGuessed ?? true {
      if scales[mark.item] == nil, let told = known(mark.item) {
        scales[mark.item] = (told.outOf, told.isSafety, false)
        continue
      }
      // The ids that a question about safety gets when it has none of its own.
      let id = mark.item.questionID
      let most = min(max(mark.mark ?? 0, scales[mark.item]?.outOf ?? 0), GivenMark.greatest)
      scales[mark.item] = (most, id == "safety" || id.hasPrefix("safety-"), true)
    }
    return scales
  }
}
