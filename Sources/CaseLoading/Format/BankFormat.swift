import CaseModel

/// The format of a bank's files: every key there is. `cases/FORMAT.md` explains it by example.
enum BankFormat {
  // MARK: Documents

  static let teachingCase = FormatTable(
    subject: "a case",
    keys: [
      .required("case", .id, "the case's id, in kebab-case"),
      .required("title", .text, "shown when it opens"),
      .required("level", .number(1...3), "1 first steps, 2 middle, 3 hard"),
      .optional("themes", .texts, "what it is about"),
      .optional("role", .text, "who the learner is: GP, student"),
      .optional("content", .text, "label shown before the case opens; none when there is nothing to say"),
      .optional("language", .text, "language of the case; en unless said otherwise"),
      .required("situation", .text, "what the learner knows"),
      .optional("opening", .text, "the line to answer"),
      .required("questions", .list(of: .question), "the questions in order"),
      .optional("voices", .texts, "comments of facilitators who differ, shown at the end"),
      .optional("stirs", .text, "feelings often stirred; shown afterwards, never a key"),
      .optional("safety", .text, "what must not be missed, for the end"),
      .optional("source", .text, "where the case comes from"),
    ])

  /// What is listed of a case, without reading more of it.
  static let caseHead = FormatTable(
    subject: "a case",
    keys: teachingCase.keys.filter { ["case", "title", "level", "themes", "content"].contains($0.name) })

  static let skill = FormatTable(
    subject: "a skill",
    keys: [
      .required("skill", .id, "the skill's id, in kebab-case"),
      .required("definition", .text, "what the act is"),
      .optional("source", .text, "where the definition comes from"),
      .optional("evidence", .evidence, "what shows it; or cues with a threshold"),
    ] + cueKeys(FormatKey.optional) + [
      .optional(
        "said", .word(["anyhow", "or done"]),
        "or done: described counts as said; anyhow: nor do denial and condition matter"),
      .optional("hits", .texts, "texts that must be recognised"),
      .optional("near misses", .texts, "texts that must not be recognised"),
    ])

  static let cue = FormatTable(
    subject: "a cue",
    keys: [
      .required("cue", .evidence, "a phrase, or any evidence that cites words"),
      .required("weight", .number(-99...9), "how much it speaks for what is looked for; below zero, against it"),
    ])

  /// The keys of cues, in a skill of its own or as evidence.
  private static func cueKeys(_ first: (String, FormatKey.Shape, String) -> FormatKey) -> [FormatKey] {
    [
      first("cues", .list(of: .table(cue)), "signs with weights that are added up"),
      first("threshold", .number(1...99), "the weight at which cues are enough"),
      .optional(
        "within", .word(Cues.Unit.allCases.map(\.rawValue)),
        "where weights are added up; sentence unless said otherwise"),
    ]
  }

  static let wordGroup = FormatTable(
    subject: "a word group",
    keys: [
      .required("words", .id, "the group's name; rubrics call it by @name"),
      .required("phrases", .texts, "its phrases"),
      .optional("source", .text, "where the list comes from"),
    ])

  static let path = FormatTable(
    subject: "a path",
    keys: [
      .required("path", .id, "the path's id, in kebab-case"),
      .required("title", .text, "shown in lists"),
      .optional("about", .text, "what it is for, in a sentence or two"),
      .required("cases", .list(of: .id), "the ids of its cases, in order"),
    ])

  static let documents: [(key: String, table: FormatTable)] = [
    ("case", teachingCase), ("skill", skill), ("words", wordGroup), ("path", path),
  ]

  // MARK: Questions

  /// The table of one kind of question.
  static func question(_ kind: QuestionKind) -> FormatTable {
    FormatTable(
      subject: "a \(kind.rawValue) question",
      keys: [.required(kind.rawValue, .text, opens(kind)), .optional("id", .id, "the question's id, if not its kind")]
        + specific(kind) + (kind.isPrivate || kind == .safety ? [] : [watches]) + (kind.isPrivate ? [] : [anchors]))
  }

  private static func opens(_ kind: QuestionKind) -> String {
    kind == .turn ? "the new information" : "what the learner is asked"
  }

  private static func specific(_ kind: QuestionKind) -> [FormatKey] {
    switch kind {
    case .say, .explain: [.required("rubric", .list(of: .table(criterion)), "the criteria")]
    case .turn:
      [
        .optional("ask", .text, "what the learner is asked"),
        .required("rubric", .list(of: .table(criterion)), "the criteria"),
      ]
    case .patient, .wonder:
      [
        .optional("cap", .number(1...20), "how many perspectives are counted at most"),
        .required("perspectives", .list(of: .table(perspective)), "the ways of seeing it"),
      ]
    case .between: [.required("levels", .list(of: .table(level)), "the levels; the best that is met counts")]
    case .avoid:
      [
        .optional("cap", .number(1...20), "how many pitfalls are counted at most"),
        .required("pitfalls", .list(of: .table(pitfall)), "what is better not done"),
      ]
    case .safety: [.required("required", .list(of: .table(safetyItem)), "the items that must not be missed")]
    case .reflect: [.optional("levels", .list(of: .table(level)), "levels for feedback; no mark")]
    case .notice: []
    }
  }

  private static let watches = FormatKey.optional(
    "watch for", .list(of: .table(watch)), "faults that become comments, never a minus")
  private static let anchors = FormatKey.optional(
    "anchors", .list(of: .table(anchor)), "example answers with the marks they must get")

  // MARK: Rubrics

  static let criterion = FormatTable(
    subject: "a criterion",
    keys: [
      .required("criterion", .id, "the criterion's id, in kebab-case"),
      .required("looks for", .text, "what it looks for, in words for the learner"),
      .required("full", .evidence, "evidence for the full mark"),
      .optional("partly", .evidence, "evidence for half of it"),
      .optional("points", .number(1...20), "the full mark, in an explain question; otherwise 2"),
      .optional(
        "said", .word(["anyhow", "or done"]),
        "or done: described counts in full; anyhow: nor do denial and condition matter"),
      .optional("praise", .text, "said to a learner who met it"),
      .optional("advice", .text, "said to a learner who did not"),
    ])

  static let perspective = FormatTable(
    subject: "a perspective",
    keys: [
      .required("perspective", .text, "the view, in words for the learner"),
      .required("evidence", .evidence, "what shows that an answer holds it"),
    ])

  static let level = FormatTable(
    subject: "a level",
    keys: [
      .required("level", .number(1...9), "its number; a higher one is better"),
      .required("descriptor", .text, "what an answer at this level does"),
      .required("evidence", .evidence, "what shows it"),
    ])

  static let pitfall = FormatTable(
    subject: "a pitfall",
    keys: [
      .required("pitfall", .text, "what is better not done, in words for the learner"),
      .required("named", .evidence, "what shows that it is named"),
      .required("reason", .evidence, "what shows that a reason is given"),
    ])

  static let safetyItem = FormatTable(
    subject: "a required item",
    keys: [
      .required("item", .id, "the item's id, in kebab-case"),
      .required("says", .text, "what it is, in words for the learner"),
      .required("evidence", .evidence, "what shows it"),
      .optional("rests on", .text, "the guidance or law it rests on"),
    ])

  static let watch = FormatTable(
    subject: "a fault to watch for",
    keys: [
      .required("flag", .id, "the flag's id, in kebab-case"),
      .required("when", .evidence, "what raises it"),
      .required("comment", .text, "what is said to the learner"),
    ])

  static let anchor = FormatTable(
    subject: "an anchor",
    keys: [
      .required("answer", .text, "an example answer"),
      .required("marks", .mapping, "the mark each criterion must give, by its id"),
      .optional("flags", .texts, "the flags it must raise; none unless named"),
      .optional("note", .text, "for authors: what this anchor is there to show"),
    ])

  // MARK: Evidence

  /// The forms of evidence that is written as a mapping, told apart by their first keys; each mapping has one form.
  static let evidenceForms: [FormatTable] = [
    [.required("any", .list(of: .evidence), "one of these is enough")],
    [.required("all", .list(of: .evidence), "every one of these")],
    [.required("none", .list(of: .evidence), "not one of these")],
    [.required("in order", .list(of: .evidence), "each after the one before")],
    [
      .required("at least", .number(1...99), "so many of those under of:"),
      .required("of", .list(of: .evidence), "what at least: counts"),
    ],
    [
      .required("sentences", .number(1...99), "so many sentences that hold what is under with:"),
      .required("with", .evidence, "what sentences: counts"),
    ],
    cueKeys(FormatKey.required),
    [.required("skill", .id, "a skill of the bank")],
    [
      .required("like", .texts, "example answers; a sentence that shares their content words"),
      .optional("threshold", .share, "how much of an example like: asks for; 0.6 unless said otherwise"),
    ],
  ].map { FormatTable(subject: "evidence", keys: $0) }

  /// The keys of all forms; what one that stands in several must look like, only its form tells.
  static let evidence: FormatTable = {
    var keys: [FormatKey] = []
    for key in evidenceForms.flatMap(\.keys) {
      if let known = keys.firstIndex(where: { $0.name == key.name }) {
        keys[known] = .optional(key.name, .text, key.says)
      } else {
        keys.append(.optional(key.name, key.shape, key.says))
      }
    }
    return FormatTable(subject: "evidence", keys: keys)
  }()

  /// The keys of all forms, read as the form named reads them: a threshold is not the same everywhere.
  static func evidence(as form: String?) -> FormatTable {
    guard let own = evidenceForms.first(where: { $0.name == form }) else { return evidence }
    return FormatTable(
      subject: evidence.subject,
      keys: (own.keys + evidence.keys.filter { own.key($0.name) == nil }).map { .optional($0.name, $0.shape, $0.says) })
  }

  // MARK: All of it

  /// Every table but those of evidence; their names differ.
  static let tables =
    documents.map(\.table) + [cue] + QuestionKind.allCases.map(question)
    + [criterion, perspective, level, pitfall, safetyItem, watch, anchor]
}
