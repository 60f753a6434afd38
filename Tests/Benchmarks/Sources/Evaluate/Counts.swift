import Foundation

/// How often a recogniser and the experts said yes and no.
struct Counts {
  var bothYes = 0
  var onlySeen = 0
  var onlyLabelled = 0
  var bothNo = 0

  mutating func add(seen: Bool, labelled: Bool) {
    switch (seen, labelled) {
    case (true, true): bothYes += 1
    case (true, false): onlySeen += 1
    case (false, true): onlyLabelled += 1
    case (false, false): bothNo += 1
    }
  }

  var count: Int { bothYes + onlySeen + onlyLabelled + bothNo }
  var precision: Double { Double(bothYes) / Double(max(1, bothYes + onlySeen)) }
  var recall: Double { Double(bothYes) / Double(max(1, bothYes + onlyLabelled)) }
  var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }

  /// Cohen's kappa (1960); nil where one of the two said only yes or only no.
  var kappa: Double? {
    let n = Double(count)
    guard n > 0 else { return nil }
    let agreed = Double(bothYes + bothNo) / n
    let seen = Double(bothYes + onlySeen) / n
    let labelled = Double(bothYes + onlyLabelled) / n
    let byChance = seen * labelled + (1 - seen) * (1 - labelled)
    return byChance < 1 ? (agreed - byChance) / (1 - byChance) : nil
  }

  var row: String {
    let cells = [
      "\(count)", "\(bothYes + onlyLabelled)", Self.text(precision), Self.text(recall), Self.text(f1),
      kappa.map(Self.text) ?? "undefined",
    ]
    return cells.joined(separator: " | ")
  }

  static func text(_ value: Double) -> String { String(format: "%.3f", value) }
}
