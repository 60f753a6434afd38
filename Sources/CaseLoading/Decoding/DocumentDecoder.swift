import CaseModel
import CaseSyntax
import Diagnostics
import Matching

/// Decodes one document of a bank's file: a case, a skill or a word group, told apart by its first key.
struct DocumentDecoder {
  /// What a document holds. A case's hash is completed once the skills and words it uses are known.
  enum Content {
    case teachingCase(CaseDraft)
    case skill(Skill)
    case wordGroup(WordGroup)
  }

  /// A case that still lacks its fingerprint.
  struct CaseDraft {
    let make: (_ hash: String) -> Case
    let references: [DecodingLog.Reference]
    let textHash: UInt64
  }

  let log: DecodingLog

  /// The document's content, or nil when its faults leave nothing to use; every fault is in the log.
  func decode(_ root: SyntaxNode) -> Content? {
    guard root.kind == .mapping else {
      if !root.isDamaged {
        log.report(
          "not-a-document", "a file holds a case, a skill or a word group, written as keys with values", at: root.span,
          mend: "begin it with “case: some-id”")
      }
      return nil
    }
    let names = root.entries.compactMap(\.key.text)
    guard let document = BankFormat.documents.first(where: { names.contains($0.key) }) else {
      if !root.isDamaged {
        let keys = BankFormat.documents.map(\.key)
        log.report(
          "no-kind", "nothing says whether this is a case, a skill or a word group",
          at: root.entries.first?.key.span ?? root.span,
          mend: names.first.flatMap { NearestName.closest(to: $0, among: keys) }.map { "did you mean “\($0)”?" }
            ?? "begin it with case:, skill: or words:")
      }
      return nil
    }
    guard let reader = MappingReader(root, document.table, log) else { return nil }
    switch document.key {
    case "case": return teachingCase(reader)
    case "skill": return skill(reader)
    default: return wordGroup(reader)
    }
  }

  // MARK: Cases

  private func teachingCase(_ reader: MappingReader) -> Content? {
    let mark = log.references.count
    let questions = QuestionDecoder(log: log).decode(reader.list("questions"))
    guard let id = reader.text("case"), let title = reader.text("title"), let level = reader.number("level"),
      let situation = reader.text("situation"), let place = reader["case"]?.span, !questions.isEmpty
    else { return nil }
    let content = reader.text("content")
    return .teachingCase(
      CaseDraft(
        make: { [source = log.source] hash in
          Case(
            id: id, title: title, level: level, themes: reader.texts("themes"), role: reader.text("role"),
            contentLabel: content == "none" ? nil : content, language: reader.text("language") ?? "en",
            situation: situation, opening: reader.text("opening"), questions: questions, voices: reader.texts("voices"),
            stirs: reader.text("stirs"), safetyNote: reader.text("safety"), credit: reader.text("source"), hash: hash,
            origin: source, place: place)
        },
        references: log.references(since: mark), textHash: hash(of: reader.node)))
  }

  private func hash(of node: SyntaxNode) -> UInt64 {
    Fingerprint.of(log.source.bytes[node.span.start..<node.span.end])
  }

  // MARK: Skills and words

  private func skill(_ reader: MappingReader) -> Content? {
    let evidence = EvidenceDecoder(log: log)
    let shows = reader["evidence"].flatMap { evidence.decode($0) }
    let cues = reader.list("cues").compactMap { node -> Skill.Cue? in
      guard let cue = MappingReader(node, BankFormat.cue, log) else { return nil }
      guard let phrase = cue["cue"].flatMap({ evidence.phrase($0) }), let weight = cue.number("weight") else {
        return nil
      }
      return Skill.Cue(phrase: phrase, weight: weight)
    }
    guard let id = reader.text("skill"), let definition = reader.text("definition"), let place = reader["skill"]?.span
    else { return nil }
    let recogniser: Skill.Recogniser
    switch (shows, reader["cues"], reader.number("threshold")) {
    case (let shows?, nil, nil): recogniser = .evidence(shows)
    case (nil, .some, let threshold?): recogniser = .cues(cues, threshold: threshold)
    default:
      if reader["evidence"] == nil || reader["cues"] != nil || reader["threshold"] != nil {
        log.report(
          "how-recognised", "a skill has either evidence:, or cues: and a threshold:", at: place,
          mend: "write one of the two")
      }
      return nil
    }
    return .skill(
      Skill(
        id: id, definition: definition, credit: reader.text("source"), recogniser: recogniser,
        hits: examples(reader, "hits"), nearMisses: examples(reader, "near misses"), fingerprint: hash(of: reader.node),
        origin: log.source, place: place))
  }

  private func examples(_ reader: MappingReader, _ key: String) -> [Skill.Example] {
    reader.textNodes(key).compactMap { node in node.text.map { Skill.Example(text: $0, place: node.span) } }
  }

  private func wordGroup(_ reader: MappingReader) -> Content? {
    let evidence = EvidenceDecoder(log: log)
    let phrases = reader.textNodes("phrases").compactMap { node -> Phrase? in
      guard let phrase = evidence.phrase(node) else { return nil }
      if phrase.parts.count > 1 || phrase.asks {
        log.report(
          "group-of-wholes", "a word group holds plain phrases: { & } and ? speak of whole sentences", at: node.span,
          mend: "write it in the rubric that needs it")
        return nil
      }
      return phrase
    }
    guard let name = reader.text("words"), let place = reader["words"]?.span else { return nil }
    return .wordGroup(
      WordGroup(
        name: name, phrases: phrases, credit: reader.text("source"), fingerprint: hash(of: reader.node),
        origin: log.source, place: place))
  }
}
