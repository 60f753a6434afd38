import Authoring
import Calibrating

/// What reports on calibrations say, alike on a screen and on a page.
enum CalibrationWords {
  static let title = "What marked answers teach"
  static let held = """
    Every figure is of answers held out: each was marked by what had been learned from the others, never from itself.
    """
  static let sure = "How sure the marks are"
  static let curve = "Marks like the markers' after so many marked answers"
  static let toTheAuthor = "To the author"
  static let phrases = "Words that tell answers apart, and that no rule of this criterion looks for:"
  static let rules = "Rules that speak where people gave nothing:"
  static let phrasesNote = """
    Of a hundred words that mean nothing, one may come this far by chance: read the answers before you write a rule.
    """

  static func answers(_ number: Int) -> String { AgreementWords.answers(number) }

  static func place(_ part: CalibrationReport.CasePart, _ question: CalibrationReport.QuestionPart) -> String {
    "\(part.caseID)/\(question.questionID)"
  }

  /// How many answers there were, and how many teach nothing.
  static func count(_ question: CalibrationReport.QuestionPart) -> String {
    let all = "\(question.answers) marked \(question.answers == 1 ? "answer" : "answers")"
    return question.setAside == 0 ? all : all + "; \(question.setAside) of them cannot be judged, and teach nothing"
  }

  static func name(_ part: CalibrationReport.CriterionPart) -> String {
    "\(part.taught.criterion.inOneLine), marks 0 to \(part.taught.outOf): \(part.looksFor.inOneLine)"
  }

  /// What became of a criterion, with its figures.
  static func outcome(_ part: CalibrationReport.CriterionPart) -> String {
    let taught = part.taught
    let (before, after) = (taught.before, taught.after)
    func same(_ figures: AgreementFigures) -> String {
      "\(Int((figures.exact * Double(figures.count)).rounded())) of \(figures.count) (\(AgreementWords.percent(figures.exact)))"
    }
    func kappa(_ figures: AgreementFigures) -> String {
      figures.quadraticKappa.map(AgreementWords.number) ?? AgreementWords.undefined
    }
    let kappas = "kappa with quadratic weights \(kappa(before)) before, \(kappa(after)) after"
    switch taught.outcome {
    case .learned:
      return "Learned: of answers held out, \(same(after)) get the markers' mark; "
        + "the rubric alone gives it to \(same(before)); \(kappas)."
    case .tooFew:
      let texts = taught.texts == 1 ? "1 different answer is" : "\(taught.texts) different answers are"
      return "Left alone: too few marks. \(texts) marked; it needs \(Calibrator.leastTexts) to hold any out, "
        + "and 20 are a good beginning."
    case .noBetter:
      return "Left alone: no better on answers held out. What was learned gives \(same(after)) the markers' mark, "
        + "the rubric alone \(same(before)); \(kappas)."
    case .likeChance:
      return "Left alone: the marks cannot be told from the words. On answers held out, what was learned agrees as "
        + "chance does, \(same(after)); \(kappas)."
    }
  }

  /// What more marks would bring.
  static func projection(_ part: CalibrationReport.CriterionPart) -> String? {
    guard let found = part.projection else { return nil }
    if found.isFlat {
      return "\(found.more) marks more would hardly help: the learning curve is flat, at about "
        + "\(AgreementWords.percent(found.now))."
    }
    let ends = "\(AgreementWords.percent(found.low)) to \(AgreementWords.percent(found.high))"
    return "With \(found.more) marks more the agreement would rise from about \(AgreementWords.percent(found.now)) "
      + "to \(AgreementWords.percent(found.then)) (\(ends))."
  }

  /// The words that move the estimate most; only where they are used.
  static func words(_ part: CalibrationReport.CriterionPart) -> String? {
    guard part.taught.outcome.isUsed, !part.words.isEmpty else { return nil }
    let words = part.words.map { "“\($0.text.inOneLine)” \($0.isUp ? "up" : "down") (\(answers($0.answers)))" }
    return "Words that move it most: \(words.joined(separator: ", "))."
  }

  /// How far markers differ.
  static func markers(_ difference: MarkerDifference) -> String {
    let (first, second) = (difference.first.inOneLine, difference.second.inOneLine)
    if difference.differing == 0 {
      return "\(first) and \(second) gave the same mark to all of \(answers(difference.answers))."
    }
    let kappa = difference.quadraticKappa.map(AgreementWords.number) ?? AgreementWords.undefined
    return "\(first) and \(second) differ on this criterion in \(difference.differing) of \(difference.answers) "
      + "(kappa \(kappa))" + (difference.isGrave ? ": mend the criterion first." : ".")
  }

  /// Where a word stands.
  static func phrase(_ phrase: TellingPhrase) -> String {
    "“\(phrase.text.inOneLine)”: in \(answers(phrase.met)) that met it, and in \(phrase.notMet) that did not"
  }

  /// How often a rule was right.
  static func rule(_ rule: MisfiringRule) -> String {
    "\(rule.rule.inOneLine): wrong in \(answers(rule.wrong)), right in \(rule.right)"
  }

  /// What was left over.
  static func leftOver(_ report: CalibrationReport) -> [String] {
    [
      report.answersWithoutMarks == 0 ? nil : "\(answers(report.answersWithoutMarks)) without a mark.",
      report.marksWithoutAnswers == 0
        ? nil
        : "\(report.marksWithoutAnswers) \(report.marksWithoutAnswers == 1 ? "mark" : "marks") without an answer.",
    ].compactMap { $0 }
  }
}
