import CaseModel
import Matching

/// Cues whose weights are added up.
extension EvidenceFinder {
  /// Whether the weights of the cues found add up to the threshold, in a sentence or in the answer; goes through the
  /// places that spoke for it.
  ///
  /// Most cues are plain phrases, and most of those are nowhere in an answer: so it is not the cues that are gone through
  /// but the matches there are, each of which knows its cue.
  func reached(_ node: Node, _ stance: Stance, _ look: (Occurrence) -> Void) -> Bool {
    let list = program.cueLists[node.parts.lowerBound]
    let isWhole = node.kind == .cuesInAnswer
    let places = isWhole ? 1 : answer.sentences.count
    // For each place the sum of weights, and for each cue the place at which it was counted last.
    return withUnsafeTemporaryAllocation(of: Int32.self, capacity: places + list.cues.count + 1) { memory in
      memory.initialize(repeating: 0)
      func add(_ cue: Int, _ place: Int) {
        let counted = places + cue - list.cues.lowerBound
        guard memory[counted] != Int32(truncatingIfNeeded: place + 1) else { return }
        memory[counted] = Int32(truncatingIfNeeded: place + 1)
        memory[place] += Int32(truncatingIfNeeded: program.cues[cue].weight)
      }
      for match in matches.all {
        guard let cue = program.plainCue(of: match.phrase, in: list), self.stance(of: cue, stance).counts(match) else {
          continue
        }
        add(cue, isWhole ? 0 : sentence(match.words.lowerBound))
      }
      for index in list.composite {
        let cue = program.compositeCues[index]
        visit(program.cues[cue].node, self.stance(of: cue, stance)) { add(cue, isWhole ? 0 : sentence($0.first)) }
      }
      guard memory[..<places].contains(where: { Int($0) >= node.value }) else { return false }
      visitPlain(list, stance) { found in
        if Int(memory[isWhole ? 0 : sentence(found.first)]) >= node.value { look(found) }
      }
      for index in list.composite where program.cues[program.compositeCues[index]].weight > 0 {
        visit(program.cues[program.compositeCues[index]].node, stance) { found in
          if Int(memory[isWhole ? 0 : sentence(found.first)]) >= node.value { look(found) }
        }
      }
      return true
    }
  }

  /// What speaks against holds however it is put; what speaks for must be done.
  private func stance(of cue: Int, _ stance: Stance) -> Stance { program.cues[cue].weight < 0 ? .mentioned : stance }

  /// The places of plain cues that speak for what is looked for.
  private func visitPlain(_ list: EvidenceProgram.CueList, _ stance: Stance, _ look: (Occurrence) -> Void) {
    for match in matches.all {
      guard let cue = program.plainCue(of: match.phrase, in: list), program.cues[cue].weight > 0,
        !match.repeatsBeginning, stance.counts(match)
      else { continue }
      look(Occurrence(match, .phrase(program.ruleOfPhrase[match.phrase])))
    }
  }
}
