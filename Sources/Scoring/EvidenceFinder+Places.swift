import CaseModel
import Matching

/// Where evidence is found.
extension EvidenceFinder {
  /// Goes through the places that count of evidence, if it is found. Evidence of absence is found nowhere.
  func visit(
    _ id: NodeID, _ stance: Stance, in window: EvidenceWindow = .whole, _ look: (Occurrence) -> Void
  ) {
    let node = program.nodes[id]
    switch node.kind {
    case .phrase: visitPhrase(node, stance, window, look)
    case .skill:
      for found in occurrences(ofSkill: node.value, stance) where window.holds(found.first...found.last) {
        let rule = namesCues ? found.rule : .skill(node.value)
        look(Occurrence(first: found.first, last: found.last, rule: rule, isMisspelt: found.isMisspelt))
      }
    case .any:
      for part in node.parts where mayBeFound(program.children[part]) {
        visit(program.children[part], stance, in: window, look)
      }
    case .all, .atLeast:
      guard isFound(id, stance, in: window) else { return }
      for part in node.parts { visit(program.children[part], stance, in: window, look) }
    case .none: break
    case .inOrder: visitEarliest(id, after: -1, stance, window, look)
    case .like: visitLike(node, stance, window, look)
    case .cuesInSentence: _ = reached(node, stance, window, visits: true, look)
    case .cuesInAnswer:
      _ = reached(node, stance, .whole, visits: true) { if window.holds($0.first...$0.last) { look($0) } }
    case .sentences:
      let places = sentencesHolding(node, stance, window)
      guard places.count >= node.value else { return }
      for place in places {
        visit(
          program.children[node.parts.lowerBound], stance, in: window.narrowed(to: answer.sentences[place].words), look)
      }
    }
  }

  /// The matches of a phrase that count; of a phrase of several parts those in sentences that hold every part.
  private func visitPhrase(_ node: Node, _ stance: Stance, _ window: EvidenceWindow, _ look: (Occurrence) -> Void) {
    for part in node.parts {
      var match = matches.first(of: program.phrases[part])
      while let index = match {
        let found = matches.all[index]
        match = matches.next(after: index)
        // Of several ends with one beginning the nearest is what is shown.
        guard !found.repeatsBeginning, window.holds(found.words), stance.counts(found),
          node.parts.count == 1 || holdsEvery(node.parts, sentence(found.words.lowerBound), stance, window)
        else { continue }
        look(Occurrence(found, .phrase(node.value)))
      }
    }
  }

  /// Words in sentences that share enough of an example's content words.
  private func visitLike(_ node: Node, _ stance: Stance, _ window: EvidenceWindow, _ look: (Occurrence) -> Void) {
    for example in node.parts {
      let words = program.examples[example]
      var shared: [Int: [Occurrence]] = [:]
      for word in words {
        var seen: Set<Int> = []
        var match = matches.first(of: program.phrases[word])
        while let index = match {
          let found = matches.all[index]
          match = matches.next(after: index)
          let place = sentence(found.words.lowerBound)
          guard window.holds(found.words), stance.counts(found), seen.insert(place).inserted else { continue }
          shared[place, default: []].append(Occurrence(found, .example))
        }
      }
      for place in shared.keys.sorted() {
        guard let found = shared[place], 100 * found.count >= node.value * words.count else { continue }
        for occurrence in found { look(occurrence) }
      }
    }
  }

  // MARK: Spans

  /// What was found of some evidence, as spans of the answer as typed; nil when it was not found.
  func finding(_ id: NodeID, _ stance: Stance) -> Finding? {
    guard isFound(id, stance) else { return nil }
    var spans: [EvidenceSpan] = []
    var isMisspelt = false
    visit(id, stance) { found in
      isMisspelt = isMisspelt || found.isMisspelt
      spans.append(span(found))
    }
    return Finding(spans: EvidenceSpan.ordered(spans), isMisspelt: isMisspelt)
  }

  private func span(_ found: Occurrence) -> EvidenceSpan {
    let start = answer.words[found.first].start
    let end = answer.words[found.last].end
    let rule =
      switch found.rule {
      case .phrase(let index): program.rules[index]
      case .skill(let index): program.skills[index].rule
      case .example: "like an example"
      }
    return EvidenceSpan(
      start: start, end: end, text: answer.text(from: start, to: end),
      rule: found.isMisspelt ? rule + " (misspelt)" : rule)
  }
}

/// Evidence that was found, and where; evidence of absence has no places.
struct Finding {
  let spans: [EvidenceSpan]
  /// Whether a word that counted is only near to what was looked for.
  let isMisspelt: Bool
}
