/// So much of an answer as can be read at a glance, around the words that counted.
enum AnswerExcerpt {
  /// Characters that are shown at most, the dots aside.
  static let length = 480
  /// Characters before the first counted words.
  private static let before = 120

  static func of(_ pieces: [Feedback.Piece]) -> [Feedback.Piece] {
    guard pieces.reduce(0, { $0 + $1.text.count }) > length else { return pieces }
    var rest = pieces[...]
    var kept: [Feedback.Piece] = []
    var room = length
    if let first = rest.first, !first.isCounted, rest.count > 1, first.text.count > before {
      kept.append(Feedback.Piece(text: "… " + first.text.suffix(before), isCounted: false))
      room -= before
      rest = rest.dropFirst()
    }
    for piece in rest {
      kept.append(Feedback.Piece(text: String(piece.text.prefix(room)), isCounted: piece.isCounted))
      room -= piece.text.count
      if room <= 0 { break }
    }
    kept.append(Feedback.Piece(text: " …", isCounted: false))
    return kept.filter { !$0.text.isEmpty }
  }
}
