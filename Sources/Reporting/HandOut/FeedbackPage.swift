import Scoring

/// A learner's feedback as a page: words before numbers, with the words that counted underlined.
public struct FeedbackPage: HandOut {
  private let showsNumbers: Bool

  /// Makes a writer of feedback pages.
  ///
  /// - Parameter showsNumbers: whether marks are given in numbers after the words.
  public init(showsNumbers: Bool) {
    self.showsNumbers = showsNumbers
  }

  /// `html`
  public var fileExtension: String { "html" }

  /// The title, and what a machine's reading is worth.
  public func opening(learner: String) -> [UInt8] {
    var body = HTMLText()
    body.element(.p, [.class: "quiet"]) { line in
      line.text("For ")
      line.element(.bdi, text: learner)
    }
    body.element(.div, [.class: "note"]) { note in
      for text in HandOutWords.notes { note.element(.p, text: text) }
    }
    return HTMLPage.opening(title: HandOutWords.title, language: "en") + body.bytes
  }

  /// The answer with what counted, each criterion in words, and what it was read with.
  public func section(_ feedback: Feedback, on question: AnsweredQuestion) -> [UInt8] {
    var body = HTMLText()
    body.element(.section) { section in
      section.element(.h2, text: question.caseTitle)
      section.element(.p) { $0.element(.strong) { $0.element(.bdi, text: question.prompt) } }
      write(feedback, to: &section)
      section.element(.p, [.class: "quiet"]) { line in
        line.text("Read by balint \(engineVersion), case ")
        line.element(.code, text: question.caseHash)
      }
    }
    return body.bytes
  }

  /// What all this is for.
  public var closing: [UInt8] { HTMLPage.closing }

  /// The answer with what counted, and each criterion in words; its headings begin with `h3`.
  func write(_ feedback: Feedback, to section: inout HTMLText) {
    HTMLAnswer.write(feedback.answer, to: &section)
    if let reason = feedback.cannotTell {
      return section.element(.p, text: HandOutWords.notScored(reason))
    }
    if feedback.answer.contains(where: \.isCounted) {
      section.element(.p, [.class: "quiet"], text: HandOutWords.counted)
    }
    items(feedback.items, &section)
    if !feedback.safety.isEmpty {
      section.element(.h3, text: GroupWords.safety)
      items(feedback.safety, &section)
    }
    if let level = feedback.reflection { section.element(.p, text: "How far this goes, without a mark: \(level)") }
    for text in feedback.comments + [feedback.unlisted].compactMap({ $0 }) { section.element(.p, text: text) }
    if showsNumbers, let numbers = feedback.numbers {
      section.element(.p, [.class: "quiet"], text: "In numbers: \(numbers)")
    }
  }

  private func items(_ items: [Feedback.Item], _ section: inout HTMLText) {
    guard !items.isEmpty else { return }
    section.element(.ul) { list in
      for item in items {
        list.element(.li) { entry in
          entry.element(.bdi, text: item.looksFor)
          entry.text(": ")
          entry.element(.strong, text: item.verdict.rawValue)
          if showsNumbers, !item.numbers.isEmpty {
            entry.element(.span, [.class: "quiet"], text: " (\(item.numbers))")
          }
          for comment in item.comments { entry.element(.span, [.class: "second"], text: comment) }
        }
      }
    }
  }
}
