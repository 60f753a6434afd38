import CaseModel
import CaseSyntax
import Diagnostics
import Matching

/// Decodes one document of a bank's file: a case, a skill, a word group or a path, told apart by its first key.
struct DocumentDecoder {
  /// What a document holds. A case's hash is completed once the skills and words it uses are known.
  enum Content {
    case teachingCase(CaseDraft)
    case skill(Skill)
    case wordGroup(WordGroup)
    case path(PathDraft)
  }

  /// A case that still lacks its fingerprint.
  struct CaseDraft {
    let make: (_ hash: String) -> Case
    let references: [DecodingLog.Reference]
    let textHash: UInt64
  }

  /// A path whose cases have not been looked for yet.
  struct PathDraft {
    let path: LearningPath
    /// Where each of its cases is named.
    let places: [SourceSpan]
  }

  let log: DecodingLog

  /// The document's content, or nil when its faults leave nothing to use; every fault is in the log.
  func decode(_ root: SyntaxNode) -> Content? {
    guard root.kind == .mapping else {
      if !root.isDamaged {
        log.report(
          "not-a-document", "a file holds a case, a skill, a word group or a path, written as keys with values",
          at: root.span,
          mend: "begin it with “case: some-id”")
      }
      return nil
    }
    let names = root.entries.compactMap(\.key.text)
    guard let document = BankFormat.documents.first(where: { names.contains($0.key) }) else {
      if !root.isDamaged {
        let keys = BankFormat.documents.map(\.key)
        log.report(
          "no-kind", "nothing says whether this is a case, a skill, a word group or a path",
          at: root.entries.first?.key.span ?? root.span,
          mend: names.first.flatMap { NearestName.closest(to: $0, among: keys) }.map { "did you mean “\($0)”?" }
            ?? "begin it with case:, skill:, words: or path:")
      }
      return nil
    }
    guard let reader = MappingReader(root, document.table, log) else { return nil }
    switch document.key {
    case "case": return teachingCase(reader)
    case "skill": return skill(reader)
    case "path": return path(reader)
    default: return wordGroup(reader)
    }
  }

  // MARK: Cases

  private func teachingCase(_ reader: MappingReader) -> Content? {
    let mark = log.references.count
    let questions = QuestionDecoder(log: log).decode(reader.list("questions"))
    guard let head = Self.head(reader), let situation = reader.text("situation"), let place = reader["case"]?.span,
      !questions.isEmpty
    else { return nil }
    return .teachingCase(
      CaseDraft(
        make: { [source = log.source] hash in
          Case(
            id: head.id, title: head.title, level: head.level, themes: head.themes, role: reader.text("role"),
            contentLabel: head.contentLabel, language: reader.text("language") ?? "en",
            situation: situation, opening: reader.text("opening"), questions: questions, voices: reader.texts("voices"),
            stirs: reader.text("stirs"), safetyNote: reader.text("safety"), credit: reader.text("source"), hash: hash,
            origin: source, place: place)
        },
        references: log.references(since: mark), textHash: hash(of: reader.node)))
  }

  /// What is listed of a case; nil when something of it is missing.
  static func head(_ reader: MappingReader) -> CaseHead? {
    guard let id = reader.text("case"), let title = reader.text("title"), let level = reader.number("level") else {
      return nil
    }
    let content = reader.text("content")
    return CaseHead(
      id: id, title: title, level: level, themes: reader.texts("themes"),
      contentLabel: content == "none" ? nil : content)
  }

  private func hash(of node: SyntaxNode) -> UInt64 {
    Fingerprint.of(log.source.bytes[node.span.start..<node.span.end])
  }

  // MARK: Skills and words

  private func skill(_ reader: MappingReader) -> Content? {
    let evidence: Evidence?
    let written = Set(reader.node.entries.compactMap(\.key.text)).intersection([
      "evidence", "cues", "threshold", "within",
    ])
    if written == ["evidence"] {
      evidence = reader["evidence"].flatMap { EvidenceDecoder(log: log).decode($0) }
    } else if written.contains("cues"), !written.contains("evidence") {
      evidence = reader["cues"] == nil ? nil : EvidenceDecoder(log: log).cues(reader)
    } else {
      log.report(
        "how-recognised", "a skill has either evidence:, or cues: and a threshold:",
        at: reader["skill"]?.span ?? reader.node.span,
        mend: "write one of the two")
      return nil
    }
    guard let id = reader.text("skill"), let definition = reader.text("definition"), let place = reader["skill"]?.span,
      let evidence
    else { return nil }
    return .skill(
      Skill(
        id: id, definition: definition, credit: reader.text("source"), evidence: evidence,
        speech: reader.text("said").flatMap(SpeechRule.init) ?? .said, hits: examples(reader, "hits"),
        nearMisses: examples(reader, "near misses"), fingerprint: hash(of: reader.node), origin: log.source,
        place: place))
  }

  private func examples(_ reader: MappingReader, _ key: String) -> [Skill.Example] {
    reader.textNodes(key).compactMap { node in node.text.map { Skill.Example(text: $0, place: node.span) } }
  }

  private func wordGroup(_ reader: MappingReader) -> Content? {
    let evidence = EvidenceDecoder(log: log)
    let phrases = reader.textNodes("phrases").compactMap { node -> Phrase? in
      guard let phrase = evidence.phrase(node) else { return nil }
      if phrase.parts.count > 1 || phrase.mood != .any {
        log.report(
          "group-of-wholes", "a word group holds plain phrases: { & }, ? and a full stop speak of whole sentences",
          at: node.span,
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

  // MARK: Paths

  private func path(_ reader: MappingReader) -> Content? {
    let nodes = reader.list("cases")
    let cases = reader.texts("cases")
    var first: [String: SourceSpan] = [:]
    for (name, node) in zip(cases, nodes) {
      if let other = first[name] {
        log.report(
          "case-twice-in-path", "this path names the case “\(name)” twice", at: node.span,
          mend: "take one of them out", notes: [Diagnostic.Note("the first", at: other)])
      } else {
        first[name] = node.span
      }
    }
    guard let id = reader.text("path"), let title = reader.text("title"), let place = reader["path"]?.span,
      !cases.isEmpty
    else { return nil }
    return .path(
      PathDraft(
        path: LearningPath(
          id: id, title: title, about: reader.text("about"), cases: cases, origin: log.source, place: place),
        places: nodes.map(\.span)))
  }
}
