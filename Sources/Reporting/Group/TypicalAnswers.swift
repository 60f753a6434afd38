/// A few of many answers: the same few in whatever order the answers come, each text once.
///
/// Which ones is left to the texts' fingerprints, so that neither the first nor the best are preferred.
struct TypicalAnswers: Sendable {
  private struct Kept {
    let fingerprint: UInt64
    let pieces: [Feedback.Piece]
  }

  private var kept: [Kept] = []

  /// The answers, cut to what can be read at a glance.
  var answers: [[Feedback.Piece]] { kept.map(\.pieces) }

  /// Takes an answer in when it belongs to the few; its pieces are asked for only then.
  mutating func add(_ fingerprint: UInt64, _ pieces: () -> [Feedback.Piece]) {
    let place = kept.firstIndex { $0.fingerprint >= fingerprint } ?? kept.count
    guard place < GroupReport.typicalAnswers else { return }
    if place < kept.count, kept[place].fingerprint == fingerprint { return }
    kept.insert(Kept(fingerprint: fingerprint, pieces: AnswerExcerpt.of(pieces())), at: place)
    if kept.count > GroupReport.typicalAnswers { kept.removeLast() }
  }
}
