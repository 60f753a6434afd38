/// The scale of each item: as the scores have it, else the bank, else a marking sheet, else by the greatest mark that
/// came.
struct ItemScales {
  /// A scale.
  struct Found {
    let outOf: Int
    let isSafety: Bool
    /// Whether nothing but the marks themselves tells the most it can be.
    let isGuessed: Bool
  }

  private var scales: [GivenMark.Item: Found] = [:]
  /// Items of which the files say different scales, with what they say, the least first.
  private(set) var differing: [(item: GivenMark.Item, outOf: [Int])] = []
  /// Cases that changed between the scores.
  private(set) var changedCases: [String] = []

  subscript(_ item: GivenMark.Item) -> Found? { scales[item] }

  /// Finds the scales.
  ///
  /// - Parameters:
  ///   - marks: in the order of the files.
  ///   - known: what the bank says of an item.
  init(_ marks: [GivenMark], bank known: (GivenMark.Item) -> GivenMark.Scale?) {
    var told: [GivenMark.Item: Set<Int>] = [:]
    var hashes: [String: Set<String>] = [:]
    var greatest: [GivenMark.Item: Int] = [:]
    var (order, cases): ([GivenMark.Item], [String]) = ([], [])
    for mark in marks {
      if greatest[mark.item] == nil { order.append(mark.item) }
      greatest[mark.item] = max(greatest[mark.item] ?? 0, mark.mark ?? 0)
      if let hash = mark.caseHash {
        if hashes[mark.item.caseID] == nil { cases.append(mark.item.caseID) }
        hashes[mark.item.caseID, default: []].insert(hash)
      }
      guard let scale = mark.scale else { continue }
      let outOf = min(max(scale.outOf, 0), GivenMark.greatest)
      told[mark.item, default: []].insert(outOf)
      if let isSafety = scale.isSafety {
        scales[mark.item] = Found(
          outOf: max(outOf, scales[mark.item]?.outOf ?? 0), isSafety: isSafety, isGuessed: false)
      }
    }
    for item in order where scales[item] == nil {
      // The ids that a question about safety gets when it has none of its own.
      let isSafety = item.questionID == "safety" || item.questionID.hasPrefix("safety-")
      let bank = known(item)
      let outOf = bank?.outOf ?? told[item]?.max()
      scales[item] = Found(
        outOf: outOf ?? min(greatest[item] ?? 0, GivenMark.greatest), isSafety: bank?.isSafety ?? isSafety,
        isGuessed: outOf == nil)
    }
    differing = order.compactMap { item in
      guard let told = told[item], told.count > 1 else { return nil }
      return (item, told.sorted())
    }
    changedCases = cases.filter { (hashes[$0]?.count ?? 0) > 1 }
  }
}
