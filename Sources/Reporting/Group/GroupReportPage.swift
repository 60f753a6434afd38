import Scoring

/// The report on a group as one page, for the tutor who has ten minutes.
public struct GroupReportPage: Sendable {
  /// Makes a writer of group reports.
  public init() {}

  /// The page of a report. It holds excerpts of answers, and learners' ids beside those to look at first.
  public func page(_ report: GroupReport) -> HTMLPage {
    var body = HTMLText()
    write(report, to: &body)
    return HTMLPage(title: GroupWords.title, language: "en", body: body)
  }

  private func write(_ report: GroupReport, to body: inout HTMLText) {
    let questions = report.questions
    guard !questions.isEmpty else { return body.element(.p, text: GroupWords.nothing) }
    body.element(.div, [.class: "note"]) { note in
      for text in GroupWords.notes { note.element(.p, text: text) }
    }
    body.element(.h2, text: GroupWords.inShort)
    if let count = report.answerCount { body.element(.p, text: "\(GroupWords.answers(count)) with counts.") }
    highlights(GroupWords.oftenSeen, GroupWords.oftenSeen(questions), &body)
    highlights(GroupWords.oftenMissed, GroupWords.oftenMissed(questions), &body)
    if let text = GroupWords.toLookAt(questions) { body.element(.p, text: text) }
    body.element(.h2, text: GroupWords.byQuestion)
    for question in questions { self.question(question, &body) }
    skills(report.skills, &body)
    lookAtFirst(questions, &body)
    body.element(.h2, text: GroupWords.madeFrom)
    body.element(.ul) { list in
      list.element(.li, text: "balint \(engineVersion)")
      var seen: Set<String> = []
      for question in questions where seen.insert(question.caseID).inserted {
        list.element(.li) { item in
          item.text("\(question.caseID): ")
          item.element(.code, text: question.caseHash)
        }
      }
    }
  }

  private func highlights(_ title: String, _ items: [GroupWords.Highlight], _ body: inout HTMLText) {
    guard !items.isEmpty else { return }
    body.element(.h3, text: title)
    body.element(.ul) { list in
      for highlight in items {
        list.element(.li) { item in
          item.element(.strong) { $0.element(.bdi, text: highlight.looksFor) }
          item.element(.span, [.class: "second"], text: "\(highlight.place): \(highlight.numbers)")
        }
      }
    }
  }

  // MARK: Answers

  private func lookAtFirst(_ questions: [GroupQuestion], _ body: inout HTMLText) {
    body.element(.h2, text: GroupWords.lookAtFirst)
    let some = questions.filter { !$0.toLookAt.isEmpty }
    if some.isEmpty { body.element(.p, text: GroupWords.nothingToLookAt) }
    for question in some {
      body.element(.h3, text: GroupWords.name(question))
      let reasons = GroupWords.reasons(question)
      if !reasons.isEmpty { body.element(.p, [.class: "quiet"], text: reasons) }
      body.element(.ul) { list in
        for answer in question.toLookAt { list.element(.li) { self.answer(answer, &$0) } }
      }
      if let more = GroupWords.more(question) { body.element(.p, [.class: "quiet"], text: more) }
    }
  }

  private func answer(_ answer: AnswerToLookAt, _ item: inout HTMLText) {
    item.element(.strong) { $0.element(.bdi, text: GroupWords.learner(answer.learner)) }
    item.text(": \(answer.reasons.map(\.words).joined(separator: "; "))")
    HTMLAnswer.write(answer.excerpt, to: &item)
  }

  // MARK: Questions

  private func question(_ question: GroupQuestion, _ body: inout HTMLText) {
    body.element(.h3, text: GroupWords.name(question))
    body.element(.p) { line in
      line.element(.bdi, text: question.prompt)
      line.element(.span, [.class: "second"], text: GroupWords.answers(question))
    }
    guard !question.isSmall else { return }
    table("What was looked for", question.criteria, &body)
    table(GroupWords.safety, question.safety, &body)
    let flags = question.flags.filter { $0.count ?? 0 > 0 }
    if !flags.isEmpty {
      let said = flags.map { "\($0.name) (\(GroupWords.answers($0.count ?? 0)))" }.joined(separator: ", ")
      body.element(.p, text: "Comments were raised: \(said).")
    }
    for criterion in question.criteria + question.safety { typical(criterion, &body) }
  }

  private func table(_ title: String, _ criteria: [GroupCriterion], _ body: inout HTMLText) {
    guard !criteria.isEmpty else { return }
    body.element(.table) { table in
      head(title, &table)
      table.element(.tbody) { rows in
        for criterion in criteria {
          rows.element(.tr) { row in
            row.element(.th, [.scope: "row"]) { $0.element(.bdi, text: criterion.looksFor) }
            row.element(.td) { cell in
              self.counts(criterion.counts, &cell)
              for view in criterion.views {
                cell.element(.span, [.class: "second"], text: "\(view.name): \(view.count ?? 0)")
              }
            }
          }
        }
      }
    }
  }

  private func head(_ title: String, _ table: inout HTMLText) {
    table.element(.thead) { head in
      head.element(.tr) { row in
        for heading in [title, "In the group"] { row.element(.th, [.scope: "col"], text: heading) }
      }
    }
  }

  private func counts(_ counts: VerdictCounts?, _ cell: inout HTMLText) {
    guard let counts else { return cell.text(GroupWords.withheld) }
    cell.text(GroupWords.frequency(counts))
    GroupBar.write(counts, to: &cell)
    cell.element(.span, [.class: "second"], text: GroupWords.numbers(counts))
  }

  private func typical(_ criterion: GroupCriterion, _ body: inout HTMLText) {
    let verdicts = [Verdict.met, .partly, .notSeen].filter { !criterion.typicalAnswers($0).isEmpty }
    guard !verdicts.isEmpty else { return }
    body.element(.section, [.class: "examples"]) { section in
      section.element(.p) { $0.element(.strong) { $0.element(.bdi, text: criterion.looksFor) } }
      for verdict in verdicts {
        section.element(.p, [.class: "quiet"], text: GroupWords.typical(verdict))
        for answer in criterion.typicalAnswers(verdict) { HTMLAnswer.write(answer, to: &section) }
      }
    }
  }

  // MARK: Skills

  private func skills(_ skills: [GroupReport.Skill], _ body: inout HTMLText) {
    body.element(.h2, text: GroupWords.bySkill)
    if skills.isEmpty { return body.element(.p, text: GroupWords.noSkills) }
    body.element(.table) { table in
      table.element(.caption, text: GroupWords.skillNotes)
      head("Skill", &table)
      table.element(.tbody) { rows in
        for skill in skills {
          rows.element(.tr) { row in
            row.element(.th, [.scope: "row"]) { cell in
              cell.element(.bdi, text: skill.id)
              let of = skill.criteria == 1 ? "1 criterion" : "\(skill.criteria) criteria"
              cell.element(.span, [.class: "second"], text: of)
            }
            row.element(.td) { self.counts(skill.counts, &$0) }
          }
        }
      }
    }
  }
}
