import ArgumentParser
import CaseLoading
import CaseModel

/// What the shell's Tab can put for names of the bank.
extension CompletionKind {
  static var caseIDs: CompletionKind { names { $0.heads.map(\.id) } }
  static var themes: CompletionKind { names { $0.themes.map(\.theme) } }
  static var paths: CompletionKind { names { $0.paths.map(\.id) } }

  private static func names(_ names: @escaping @Sendable (Catalogue) -> [String]) -> CompletionKind {
    .custom { _, _, _ in (try? BankOptions.parse([]).catalogue()).map(names) ?? [] }
  }
}
