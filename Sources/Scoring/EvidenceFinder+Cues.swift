import CaseModel
import Matching

/// Cues whose weights are added up.
extension EvidenceFinder {
  /// Whether the weights of the cues found add up to the threshold, in a sentence or in the answer; goes through the
  /// places that spoke for it, where that is asked for.
  ///
  /// Most cues are plain phrases, and most of those are nowhere in an answer: so it is not the cues that are gone through
  /// but the matches there are, each of which knows its cue. Any other cue is looked for once; it counts in each sentence
  /// that holds a piece of it.
  func reached(
    _ node: Node, _ stance: Stance, _ window: EvidenceWindow, visits: Bool, _ look: (Occurrence) -> Void
  ) -> Bool {
    let list = program.cueLists[node.parts.lowerBound]
    let isWhole = node.kind == .cuesInAnswer
    let places = isWhole ? 0..<1 : sentences(in: window)
    var pieces: [(place: Int, found: Occurrence)] = []
    // For each place the sum of weights, and for each plain cue the place at which it was counted last.
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: places.count + list.cues.count + 1) { memory in
      memory.initialize(repeating: 0)
      let counted = places.count - list.cues.lowerBound
      for match in matches.all {
        guard let cue = program.plainCue(of: match.phrase, in: list), window.holds(match.words),
          self.stance(of: cue, stance).counts(match)
        else { continue }
        let place = isWhole ? 0 : sentence(match.words.lowerBound) - places.lowerBound
        // Matches come in the order of their ends, and so of their sentences.
        guard memory[counted + cue] != Int32(truncatingIfNeeded: place + 1) else { continue }
        memory[counted + cue] = Int32(truncatingIfNeeded: place + 1)
        memory[place] += Int32(truncatingIfNeeded: program.cues[cue].weight)
      }
      for index in list.composite {
        let cue = program.cues[program.compositeCues[index]]
        var counted: Set<Int> = []
        visit(cue.node, self.stance(of: program.compositeCues[index], stance), in: window) { found in
          let place = isWhole ? 0 : sentence(found.first)
          if counted.insert(place).inserted {
            memory[place - places.lowerBound] += Int32(truncatingIfNeeded: cue.weight)
          }
          if cue.weight > 0 { pieces.append((place, found)) }
        }
      }
      func isEnough(_ place: Int) -> Bool { Int(memory[place - places.lowerBound]) >= node.value }
      guard places.contains(where: isEnough) else { return false }
      guard visits else { return true }
      visitPlain(list, stance, window) { found in
        if isEnough(isWhole ? 0 : sentence(found.first)) { look(found) }
      }
      for piece in pieces where isEnough(piece.place) { look(piece.found) }
      return true
    }
  }

  /// What speaks against holds however it is put; what speaks for must be done.
  private func stance(of cue: Int, _ stance: Stance) -> Stance { program.cues[cue].weight < 0 ? .mentioned : stance }

  /// The places of plain cues that speak for what is looked for.
  private func visitPlain(
    _ list: EvidenceProgram.CueList, _ stance: Stance, _ window: EvidenceWindow, _ look: (Occurrence) -> Void
  ) {
    for match in matches.all {
      guard let cue = program.plainCue(of: match.phrase, in: list), program.cues[cue].weight > 0,
        !match.repeatsBeginning, window.holds(match.words), stance.counts(match)
      else { continue }
      look(Occurrence(match, .phrase(program.ruleOfPhrase[match.phrase])))
    }
  }
}
