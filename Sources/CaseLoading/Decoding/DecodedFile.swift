import CaseSyntax
import Diagnostics

/// One file of a bank, parsed and decoded by itself: what other files say is not known yet.
struct DecodedFile {
  struct Document {
    let root: SyntaxNode
    /// What it holds; nil when its faults leave nothing to use.
    let content: DocumentDecoder.Content?
    /// Whether no error was found in it.
    let isSound: Bool
  }

  private(set) var documents: [Document] = []
  private(set) var diagnostics: [Diagnostic]
  /// The names it uses, each with the log of its document.
  private(set) var references: [(log: DecodingLog, reference: DecodingLog.Reference)] = []

  init(_ source: SourceText) {
    let parsed = SyntaxParser.parse(source)
    diagnostics = parsed.diagnostics
    if parsed.tree.documents.isEmpty, parsed.diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(
          "empty-file", "there is nothing in this file", in: source, at: SourceSpan(0, 0),
          mend: "begin it with “case: some-id”, or take the file away"))
    }
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    for root in parsed.tree.documents {
      let log = DecodingLog(source)
      let content = DocumentDecoder(log: log).decode(root)
      diagnostics += log.diagnostics
      references += log.references.map { (log, $0) }
      let isSound =
        !log.diagnostics.hasErrors
        && !errors.contains { $0.span.start >= root.span.start && $0.span.start <= root.span.end }
      documents.append(Document(root: root, content: content, isSound: isSound))
    }
  }
}
