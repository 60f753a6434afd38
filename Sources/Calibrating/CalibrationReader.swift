import CaseSyntax
public import Diagnostics
import Scoring

/// Reads `CASE.calibration.yaml`.
public enum CalibrationReader {
  /// Reads a file.
  ///
  /// - Parameter source: its text, from anywhere; nothing in it is trusted.
  /// - Returns: the calibration, or nil when anything is wrong with it; and what is.
  public static func read(_ source: SourceText) -> (calibration: CaseCalibration?, diagnostics: [Diagnostic]) {
    let (tree, diagnostics) = SyntaxParser.parse(source)
    let notes = FaultNotes(source)
    guard let root = tree.documents.first, tree.documents.count == 1 else {
      notes.report(
        "not-a-calibration", "a calibration file holds one document", at: SourceSpan(0, 0),
        mend: "make the file anew with balint calibrate")
      return (nil, diagnostics + notes.diagnostics)
    }
    let calibration = CalibrationDecoder(notes: notes).calibration(root)
    let all = (diagnostics + notes.diagnostics).sorted { $0.span.start < $1.span.start }
    return (all.contains { $0.severity == .error } ? nil : calibration, all)
  }
}

/// Makes a calibration of a tree.
private struct CalibrationDecoder {
  let notes: FaultNotes

  func calibration(_ node: SyntaxNode) -> CaseCalibration? {
    guard
      let reader = FieldReader(
        node, "a calibration", keys: ["calibration", "case hash", "engine", "date", "questions"], notes)
    else { return nil }
    let id = reader.text("calibration")
    let hash = reader.text("case hash")
    let engine = reader.text("engine")
    let date = reader.text("date")
    let questions = reader.list("questions")?.compactMap(question)
    guard let id, let hash, let engine, let date, let questions else { return nil }
    return CaseCalibration(caseID: id, caseHash: hash, engine: engine, date: date, questions: questions)
  }

  private func question(_ node: SyntaxNode) -> CaseCalibration.QuestionPart? {
    guard let reader = FieldReader(node, "a question", keys: ["question", "answers", "criteria"], notes) else {
      return nil
    }
    let answers = (reader.list("answers") ?? []).map(answer)
    let id = reader.text("question")
    var records: [CaseCalibration.Record] = []
    var learned: [CriterionCalibration] = []
    for node in reader.list("criteria") ?? [] {
      guard let (record, calibration) = criterion(node, answers: answers.count) else { continue }
      records.append(record)
      if let calibration { learned.append(calibration) }
    }
    guard let id else { return nil }
    return CaseCalibration.QuestionPart(
      calibration: QuestionCalibration(question: id, answers: answers.compactMap { $0 }, criteria: learned),
      records: records)
  }

  private func answer(_ node: SyntaxNode) -> MarkedExample? {
    guard let reader = FieldReader(node, "an answer", keys: ["answer", "size"], notes) else { return nil }
    guard let fingerprint = reader.text("answer"), let size = reader.number("size") else { return nil }
    return MarkedExample(fingerprint: fingerprint, size: size)
  }

  private static let recordKeys = ["criterion", "outcome", "marked", "texts", "markers", "before", "after"]
  private static let learnedKeys = [
    "offset", "evidence", "found", "alike", "contrary", "exact", "typical", "denial", "thresholds", "confidence",
    "words",
    "marks",
  ]

  private func criterion(_ node: SyntaxNode, answers: Int) -> (CaseCalibration.Record, CriterionCalibration?)? {
    guard let reader = FieldReader(node, "a criterion", keys: Self.recordKeys + Self.learnedKeys, notes) else {
      return nil
    }
    let id = reader.text("criterion")
    let word = reader.text("outcome")
    let outcome = TaughtCriterion.Outcome.words.first { $0.word == word }?.outcome
    if word != nil, outcome == nil {
      let words = TaughtCriterion.Outcome.words.map(\.word).joined(separator: ", ")
      reader.fault("outcome", "“outcome” can only be \(words)", "write one of these")
    }
    let (marked, texts, markers) = (reader.whole("marked"), reader.whole("texts"), reader.whole("markers"))
    let (before, after) = (reader.mapping("before").flatMap(figures), reader.mapping("after").flatMap(figures))
    guard let id, let outcome, let marked, let texts, let markers, let before, let after else { return nil }
    let record = CaseCalibration.Record(
      criterion: id, outcome: outcome, answers: marked, texts: texts, markers: markers, before: before, after: after)
    return (record, outcome.isUsed ? learned(reader, id, answers) : nil)
  }

  private func figures(_ node: SyntaxNode) -> AgreementFigures? {
    let keys = ["answers", "exact", "adjacent", "kappa", "squared error", "bias"]
    guard let reader = FieldReader(node, "a set of figures", keys: keys, notes) else { return nil }
    let count = reader.whole("answers")
    let (exact, adjacent) = (reader.number("exact"), reader.number("adjacent"))
    let kappa = node["kappa"]?.text == "undefined" ? nil : reader.number("kappa")
    guard let count, let exact, let adjacent, let error = reader.number("squared error"),
      let bias = reader.number("bias")
    else { return nil }
    return AgreementFigures(
      count: count, exact: exact, adjacent: adjacent, quadraticKappa: kappa, squaredError: error, bias: bias)
  }

  private func learned(_ reader: FieldReader, _ id: String, _ answers: Int) -> CriterionCalibration? {
    let numbers = ["offset", "evidence", "found", "alike", "contrary", "exact", "typical", "denial"].map {
      reader.number($0)
    }
    let thresholds = reader.numbers("thresholds") ?? []
    if thresholds.isEmpty || zip(thresholds, thresholds.dropFirst()).contains(where: { $0 >= $1 }) {
      reader.fault("thresholds", "“thresholds” rise from one to the next", "write [0.5, 1.5], say")
    }
    let shares = reader.numbers("confidence") ?? []
    if shares.count != ConfidenceTable.steps || shares.contains(where: { $0 < 0 || $0 > 1 }) {
      reader.fault(
        "confidence", "“confidence” has \(ConfidenceTable.steps) shares from 0 to 1",
        "write [0.5, 0.6, 0.7, 0.8, 0.9], say")
    }
    let words = (reader.list("words") ?? []).compactMap { word($0, answers) }
    let marks = (reader.list("marks") ?? []).compactMap { mark($0, answers) }
    guard numbers.allSatisfy({ $0 != nil }) else { return nil }
    let values = numbers.compactMap { $0 }
    return CriterionCalibration(
      criterion: id, offset: values[0], evidence: values[1], found: values[2], alike: values[3], contrary: values[4],
      exact: values[5], typical: values[6], denial: values[7], thresholds: thresholds,
      confidence: ConfidenceTable(shares), words: words, teachings: marks)
  }

  private func word(_ node: SyntaxNode, _ answers: Int) -> CriterionCalibration.WordWeight? {
    guard let reader = FieldReader(node, "a word", keys: ["word", "weight", "in"], notes) else { return nil }
    let (stem, weight, places) = (reader.text("word"), reader.number("weight"), reader.wholes("in") ?? [])
    if places.contains(where: { $0 >= answers }) {
      reader.fault("in", "there are only \(answers) marked answers, counted from 0", "name answers that are there")
    }
    guard let stem, let weight else { return nil }
    return CriterionCalibration.WordWeight(stem: stem, weight: weight, answers: places)
  }

  private func mark(_ node: SyntaxNode, _ answers: Int) -> CriterionCalibration.Teaching? {
    guard let reader = FieldReader(node, "a mark", keys: ["answer", "mark", "pull"], notes) else { return nil }
    guard let answer = reader.whole("answer"), let mark = reader.number("mark"), let pull = reader.number("pull") else {
      return nil
    }
    if answer >= answers {
      reader.fault("answer", "there are only \(answers) marked answers, counted from 0", "name an answer that is there")
    }
    return CriterionCalibration.Teaching(answer: answer, mark: mark, pull: pull)
  }
}
