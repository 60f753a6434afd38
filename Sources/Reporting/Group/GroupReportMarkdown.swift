import Scoring

/// The report on a group as Markdown: the same words as on the page.
public struct GroupReportMarkdown: Sendable {
  /// Makes a writer of group reports.
  public init() {}

  /// The report. Nothing in an answer, an id or a case can become a heading, link, table or HTML.
  public func text(_ report: GroupReport) -> String {
    let questions = report.questions
    var lines = ["# \(GroupWords.title)", ""]
    guard !questions.isEmpty else { return lines.joined(separator: "\n") + "\n\(GroupWords.nothing)\n" }
    lines += GroupWords.notes.flatMap { ["> \(MarkdownText.escaped($0))", ">"] }.dropLast() + [""]
    lines += ["## \(GroupWords.inShort)", ""]
    if let count = report.answerCount { lines += ["\(GroupWords.answers(count)) with counts.", ""] }
    lines += highlights(GroupWords.oftenSeen, GroupWords.oftenSeen(questions))
    lines += highlights(GroupWords.oftenMissed, GroupWords.oftenMissed(questions))
    if let text = GroupWords.toLookAt(questions) { lines += [MarkdownText.escaped(text), ""] }
    lines += ["## \(GroupWords.byQuestion)", ""] + questions.flatMap(self.question)
    lines += skills(report.skills)
    lines += lookAtFirst(questions)
    lines += ["## \(GroupWords.madeFrom)", "", "- balint \(MarkdownText.escaped(engineVersion))"]
    var seen: Set<String> = []
    for question in questions where seen.insert(question.caseID).inserted {
      lines.append("- \(MarkdownText.escaped(question.caseID)): \(MarkdownText.escaped(question.caseHash))")
    }
    lines += ["", MarkdownText.escaped(HTMLPage.use)]
    return lines.joined(separator: "\n") + "\n"
  }

  private func highlights(_ title: String, _ items: [GroupWords.Highlight]) -> [String] {
    guard !items.isEmpty else { return [] }
    return ["### \(title)", ""]
      + items.map {
        "- **\(MarkdownText.escaped($0.looksFor))**: \(MarkdownText.escaped("\($0.place): \($0.numbers)"))"
      } + [""]
  }

  private func lookAtFirst(_ questions: [GroupQuestion]) -> [String] {
    let some = questions.filter { !$0.toLookAt.isEmpty }
    var lines = ["## \(GroupWords.lookAtFirst)", ""]
    if some.isEmpty { lines += [GroupWords.nothingToLookAt, ""] }
    for question in some {
      lines += heading(question)
      let reasons = GroupWords.reasons(question)
      if !reasons.isEmpty { lines += [MarkdownText.escaped(reasons), ""] }
      lines += question.toLookAt.map { answer in
        let why = answer.reasons.map(\.words).joined(separator: "; ")
        let learner = MarkdownText.escaped(GroupWords.learner(answer.learner))
        return "- **\(learner)**: \(why): \(MarkdownText.answer(answer.excerpt))"
      }
      if let more = GroupWords.more(question) { lines.append("- \(more)") }
      lines.append("")
    }
    return lines
  }

  private func heading(_ question: GroupQuestion) -> [String] {
    ["### \(MarkdownText.escaped(GroupWords.name(question)))", ""]
  }

  private func question(_ question: GroupQuestion) -> [String] {
    var lines = heading(question)
    lines += [MarkdownText.escaped(question.prompt), "", GroupWords.answers(question), ""]
    guard !question.isSmall else { return lines }
    lines += table("What was looked for", question.criteria.map { ($0.looksFor, $0.counts) })
    lines += table(GroupWords.safety, question.safety.map { ($0.looksFor, $0.counts) })
    for view in question.criteria.flatMap(\.views) {
      lines.append("- \(MarkdownText.escaped(view.name)): \(view.count ?? 0)")
    }
    for flag in question.flags where flag.count ?? 0 > 0 {
      lines.append("- comment \(MarkdownText.escaped(flag.name)): \(GroupWords.answers(flag.count ?? 0))")
    }
    if lines.last != "" { lines.append("") }
    return lines + (question.criteria + question.safety).flatMap(typical)
  }

  private func typical(_ criterion: GroupCriterion) -> [String] {
    let lines = [Verdict.met, .partly, .notSeen].flatMap { verdict in
      criterion.typicalAnswers(verdict).map { "- \(GroupWords.typical(verdict)): \(MarkdownText.answer($0))" }
    }
    return lines.isEmpty ? [] : ["**\(MarkdownText.escaped(criterion.looksFor))**", ""] + lines + [""]
  }

  private func skills(_ skills: [GroupReport.Skill]) -> [String] {
    let head = ["## \(GroupWords.bySkill)", ""]
    if skills.isEmpty { return head + [GroupWords.noSkills, ""] }
    return head + [GroupWords.skillNotes, ""] + table("Skill", skills.map { ($0.id, $0.counts) })
  }

  private func table(_ title: String, _ rows: [(String, VerdictCounts?)]) -> [String] {
    guard !rows.isEmpty else { return [] }
    return ["| \(title) | In the group | |", "| --- | --- | --- |"]
      + rows.map { name, counts in
        guard let counts else { return "| \(MarkdownText.escaped(name)) | \(GroupWords.withheld) | |" }
        return "| \(MarkdownText.escaped(name)) | \(GroupWords.frequency(counts)) | \(GroupWords.numbers(counts)) |"
      } + [""]
  }
}
