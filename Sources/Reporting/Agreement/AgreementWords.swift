import Agreement

/// What reports on agreement say, alike on a screen and on a page.
enum AgreementWords {
  static let title = "Agreement of markers"
  /// Fewer answers than this, and figures move a lot.
  static let few = 20
  static let sideBySide = "Side by side"
  static let sideBySideNote =
    "Share of the same marks, kappa with quadratic weights, and in brackets the answers; after + those about which the program could not tell"
  static let overview = "In short: answers that both marked, and kappa with quadratic weights"
  static let worst = "Where they differ most"
  static let sure = "How sure the program was"
  static let groups = "By group"
  static let undefined = "undefined"

  // MARK: Who

  static func name(_ marker: Marker) -> String { marker.name == Marker.program ? "the program" : marker.name }

  static func title(_ pair: MarkerPair) -> String { capital("\(name(pair.first)) and \(name(pair.second))") }

  /// At the beginning of a sentence; people's names stay as they write them.
  static func capital(_ name: String) -> String { name.hasPrefix("the program") ? "T" + name.dropFirst() : name }

  static func place(_ question: QuestionAgreement) -> String {
    "\(question.caseID)/\(question.questionID)".inOneLine
  }

  /// What an item is called, with its scale.
  static func name(_ item: ItemAgreement) -> String {
    switch item.kind {
    case .criterion: "\(item.id.inOneLine), marks 0 to \(item.outOf)"
    case .safety: "\(item.id.inOneLine), a safety item: there or not, and no part of the score"
    case .score: "score, the sum of the criteria that both marked, 0 to \(item.outOf)"
    }
  }

  // MARK: Sentences

  /// How many got the same, and by how much the others differ.
  static func same(_ item: ItemAgreement, _ pair: MarkerPair) -> String {
    let figures = item.figures
    let (n, differ) = (figures.count, figures.count - figures.same)
    let who = title(pair)
    if n == 0 { return "\(who) have no answer in common here." }
    let noun = item.kind == .score ? "score" : "mark"
    let beginning =
      item.kind == .safety
      ? "\(who) agreed on \(figures.same) of \(answers(n)) whether it was there"
      : "\(who) gave the same \(noun) to \(figures.same) of \(answers(n))"
    if differ == 0 || item.kind == .safety { return beginning + "." }
    let how =
      switch (figures.byOne, differ) {
      case (0, 1): "by more than one mark"
      case (1, 1): "by one mark"
      case (let one, let all) where one == all: "always by one mark"
      case (let one, let all): "by one mark in \(one) of \(all)"
      }
    return beginning + "; where they differed, it was \(how)."
  }

  /// How often they gave the same mark, over all criteria.
  static func overall(_ pair: MarkerPair) -> String? {
    let figures = pair.questions.flatMap(\.criteria).map(\.figures)
    let (same, all) = (figures.reduce(0) { $0 + $1.same }, figures.reduce(0) { $0 + $1.count })
    if figures.count < 2 || all == 0 { return nil }
    return "Over \(figures.count) criteria they gave the same mark \(same) of \(all) times."
  }

  /// Who gave more.
  static func bias(_ item: ItemAgreement, _ pair: MarkerPair) -> String? {
    guard let bias = item.figures[.bias], item.figures.same < item.figures.count else { return nil }
    if abs(bias) < 0.005 {
      return item.kind == .safety ? "Neither saw it more often." : "On average neither gave more than the other."
    }
    let (more, less) = bias > 0 ? (pair.second, pair.first) : (pair.first, pair.second)
    if item.kind == .safety {
      let answers = answers(abs(Int((bias * Double(item.figures.count)).rounded())))
      return "\(capital(name(more))) saw it in \(answers) more than \(name(less))."
    }
    return "On average \(name(more)) gave \(number(abs(bias))) more than \(name(less))."
  }

  /// What to bear in mind when pairs are compared with each other; nil where all rest on the same answers.
  static func caution(_ report: AgreementReport) -> String? {
    var counts: [String: Set<[Int]>] = [:]
    for question in report.pairs.flatMap(\.questions) {
      for item in question.items {
        counts["\(place(question)) \(item.id)", default: []].insert([item.figures.count, item.cannotTell])
      }
    }
    if counts.values.allSatisfy({ $0.count == 1 && $0.allSatisfy { $0[1] == 0 } }) { return nil }
    let words = "Each pair is measured on the answers that both of them marked, and these are not the same."
    let isTold = report.pairs.flatMap(\.questions).flatMap(\.items).allSatisfy { $0.cannotTell == 0 }
    return isTold
      ? words
      : words
        + " Answers about which the program could not tell may be the harder ones: people may look worse beside the program because they marked those, too."
  }

  /// What to bear in mind with the figures.
  static func cautions(
    _ item: ItemAgreement, _ question: QuestionAgreement, _ pair: MarkerPair
  ) -> [String] {
    var words: [String] = []
    let n = item.figures.count
    if n > 0, n < few {
      words.append("Only \(answers(n)): the figures move a lot from one set of answers to the next.")
    }
    let levels = item.matrix.levels
    let one = [
      (pair.first, levels.count { $0.first > 0 }), (pair.second, levels.count { $0.second > 0 }),
    ].filter { n > 1 && $0.1 == 1 }.map { name($0.0) }
    if levels.count == 1, n > 1 {
      words.append("Both gave one and the same mark throughout, so that kappa is undefined.")
    } else if !one.isEmpty {
      let who = capital(one.joined(separator: " and "))
      words.append(
        "\(who) gave one mark throughout, so that kappa\(item.outOf > 1 ? " and ICC are" : " is") undefined.")
    }
    if item.cannotTell > 0, item.kind == .score {
      let all = answers(n + item.cannotTell + question.withoutScore)
      words.append("The program could not tell about every criterion of \(item.cannotTell) of \(all): no score.")
    } else if item.cannotTell > 0 {
      let all = answers(n + item.cannotTell)
      words.append("The program could not tell about \(item.cannotTell) of \(all): no mark, and not counted.")
    }
    if item.kind == .score, question.withoutScore > 0 {
      words.append("\(answers(question.withoutScore)) left out, as not both marked every criterion.")
    }
    if item.isGuessed {
      words.append("The most it can be is taken from the marks, as neither the bank nor the files say it.")
    }
    return words
  }

  static let formative = HTMLPage.use

  static let explanation = [
    "The intervals show where a figure would fall in 95 of 100 sets of answers like these (bootstrap); with \u{201C}880 of 1000\u{201D}, the figure was undefined in the other resamples. Kappa is agreement beyond chance: 1 is perfect, 0 is chance. The mean difference is the program's marks less the person's, of two people the second's less the first's; SMD is that in pooled standard deviations.",
    "A high figure says that the two mark alike, not that they are right.",
  ]

  // MARK: Sureness

  static let reliabilityNote = "Of marks that the program says it is 80% sure of, about 80 of 100 should agree."

  /// What the table of coverage shows, and what is counted in it.
  static func coverageNote(_ certainty: MarkerPair.Certainty) -> String {
    let untold =
      certainty.untold > 0 ? "; \(certainty.untold) that the program could not give go to a person anyway" : ""
    return
      "When every mark below a confidence goes to a person, this stays with the program. Marks of criteria are counted, not answers\(untold)."
  }

  // MARK: Disagreements

  /// What each gave, and how sure the program was.
  static func marks(_ found: Disagreement, _ pair: MarkerPair) -> String {
    let given = [(pair.first, found.first), (pair.second, found.second)].map { marker, side in
      "\(name(marker)) \(side.mark)" + (side.confidence.map { ", sure by \(percent($0))" } ?? "")
    }
    return "\(given.joined(separator: "; ")) (of \(found.outOf))"
  }

  /// The words that the program found, of each version that is compared.
  static func evidence(_ found: Disagreement, _ pair: MarkerPair) -> [String] {
    [(pair.first, found.first), (pair.second, found.second)].filter { !$0.1.evidence.isEmpty }.map { marker, side in
      "\(capital(name(marker))) found: " + side.evidence.map { "“\($0.inOneLine)”" }.joined(separator: ", ")
    }
  }

  /// So much of an answer as can be read at a glance.
  static func excerpt(_ answer: String) -> String {
    let pieces = AnswerExcerpt.of([Feedback.Piece(text: answer, isCounted: false)])
    return pieces.map(\.text).joined()
  }
}
