import CaseModel
import CaseSyntax
import Diagnostics
import Scoring

/// Where the parts of a case stand in its file, so that advice can point at them.
///
/// The file is parsed again for it: the model of a case, which every learner loads, holds no places for authors.
struct CaseTree {
  let origin: SourceText
  private let root: SyntaxNode?
  private let place: SourceSpan

  /// Finds a case in its file.
  init(_ teachingCase: Case) {
    origin = teachingCase.origin
    place = teachingCase.place
    root = SyntaxParser.parse(origin).tree.documents.first { $0["case"]?.span == teachingCase.place }
  }

  /// The place of a key of the case itself.
  func place(of key: String) -> SourceSpan {
    root?.entries.first { $0.key.text == key }?.key.span ?? place
  }

  /// The place of the key that opens a question, counted from 0.
  func place(ofQuestion index: Int) -> SourceSpan {
    guard let node = question(index) else { return place }
    return node.entries.first { QuestionKind(rawValue: $0.key.text ?? "") != nil }?.key.span ?? place
  }

  /// The place of an item of a question's rubric: of its name, or of one of its other keys.
  func place(ofItem item: Int, _ key: String? = nil, inQuestion index: Int) -> SourceSpan {
    guard let node = self.item(item, inQuestion: index) else { return place(ofQuestion: index) }
    if let key, let entry = node.entries.first(where: { $0.key.text == key }) { return entry.key.span }
    return node.entries.first?.value.span ?? node.span
  }

  /// The place of a fault's comment that a question watches for, counted from 0.
  func place(ofComment watch: Int, inQuestion index: Int) -> SourceSpan {
    let watches = question(index)?["watch for"]?.items ?? []
    guard watches.indices.contains(watch) else { return place(ofQuestion: index) }
    return watches[watch].entries.first { $0.key.text == "comment" }?.key.span ?? watches[watch].span
  }

  /// The place of an entry of evidence.
  func place(of entry: EvidenceEntry, inQuestion index: Int) -> SourceSpan {
    guard var node = item(entry.item, inQuestion: index)?[entry.key.rawValue] else {
      return place(ofItem: entry.item, inQuestion: index)
    }
    for step in entry.path {
      let parts = node.kind == .mapping ? Self.lists.lazy.compactMap { node[$0] }.first?.items ?? [] : node.items
      guard parts.indices.contains(step) else { break }
      node = parts[step]
    }
    return node.entries.first?.key.span ?? node.span
  }

  /// Every phrase in the rubric of a question and in what it watches for.
  func phrases(inQuestion index: Int) -> [(text: String, span: SourceSpan)] {
    guard let question = question(index) else { return [] }
    let items = (Self.rubrics + ["watch for"]).flatMap { question[$0]?.items ?? [] }
    return items.flatMap { item in Self.evidence.compactMap { item[$0] }.flatMap(Self.phrases) }
  }

  private static func phrases(_ node: SyntaxNode) -> [(text: String, span: SourceSpan)] {
    switch node.kind {
    case .scalar: node.text.map { [($0, node.span)] } ?? []
    case .sequence: node.items.flatMap(phrases)
    case .mapping: (lists + ["with", "none"]).compactMap { node[$0] }.flatMap(phrases)
    }
  }

  /// The keys under which evidence may stand.
  private static let evidence = ["full", "partly", "evidence", "named", "reason", "when"]
  /// The keys under which a list of evidence may stand.
  private static let lists = ["any", "all", "in order", "of"]
  /// The keys under which the items of a rubric may stand.
  private static let rubrics = ["rubric", "perspectives", "levels", "pitfalls", "required"]

  private func question(_ index: Int) -> SyntaxNode? {
    let questions = root?["questions"]?.items ?? []
    return questions.indices.contains(index) ? questions[index] : nil
  }

  private func item(_ item: Int, inQuestion index: Int) -> SyntaxNode? {
    guard let question = question(index) else { return nil }
    let items = Self.rubrics.lazy.compactMap { question[$0] }.first?.items ?? []
    return items.indices.contains(item) ? items[item] : nil
  }
}
