/// A learner's words on a page, with those marked that counted.
enum HTMLAnswer {
  static func write(_ pieces: [Feedback.Piece], to html: inout HTMLText) {
    html.element(.div, [.class: "said", .dir: "auto"]) { said in
      for (index, piece) in pieces.enumerated() {
        var text = piece.text[...]
        // A line break at the end would be seen.
        if index == pieces.count - 1 { while text.last?.isWhitespace == true { text.removeLast() } }
        if piece.isCounted { said.element(.mark, text: String(text)) } else { said.text(String(text)) }
      }
    }
  }
}
