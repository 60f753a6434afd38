import CaseModel
import Scoring

/// Examples that must and must not be recognised: how many are, by kind of near miss and by skill.
struct Examples {
  let bank: CaseBank

  func table(_ title: String, _ data: DataSet) -> String {
    var bySkill: [String: (hits: Share, misses: Share)] = [:]
    var byLabel: [String: Share] = [:]
    var hits = Share()
    var misses = Share()
    for (skill, rows) in Dictionary(grouping: data.rows, by: { $0.labels[0].replacing("_", with: "-") }) {
      let recogniser = SkillRecogniser([skill], in: bank)
      for row in rows {
        let seen = !recogniser.sightings(in: row.text).isEmpty
        if row.labels[1] == "hit" {
          hits.add(seen)
          bySkill[skill, default: (Share(), Share())].hits.add(seen)
        } else {
          misses.add(seen)
          bySkill[skill, default: (Share(), Share())].misses.add(seen)
          byLabel[row.labels[2], default: Share()].add(seen)
        }
      }
    }
    var lines = [
      "## \(title)", "",
      "Hits found: \(hits.text) (aim: at least 0.92). Near misses wrongly found: \(misses.text) (aim: at most 0.08).",
      "", "| near miss | wrongly found |", "| --- | --- |",
    ]
    lines += byLabel.sorted { $0.key < $1.key }.map { "| \($0.key) | \($0.value.text) |" }
    lines += ["", "| skill | hits found | near misses wrongly found |", "| --- | --- | --- |"]
    lines += bySkill.sorted { $0.key < $1.key }.map {
      "| \($0.key) | \($0.value.hits.text) | \($0.value.misses.text) |"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  struct Share {
    var found = 0
    var count = 0

    mutating func add(_ seen: Bool) {
      found += seen ? 1 : 0
      count += 1
    }

    var text: String { "\(found) of \(count) = \(Counts.text(Double(found) / Double(max(1, count))))" }
  }
}
