import CaseSyntax
import Diagnostics

extension SyntaxTree {
  /// Whether two texts say the same: documents, structure, texts and comments; not how they are written.
  func saysTheSame(as other: SyntaxTree) -> Bool {
    documents.count == other.documents.count
      && zip(documents, other.documents).allSatisfy { $0.isSame(as: $1) } && commentTexts == other.commentTexts
  }

  private var commentTexts: [ArraySlice<UInt8>] {
    comments.map { source.bytes[$0.start..<$0.end].trimmingBlanks }
  }
}

extension SyntaxNode {
  // No tree that was accepted is deeper than `SyntaxParser.maximumDepth`.
  fileprivate func isSame(as other: SyntaxNode) -> Bool {
    guard kind == other.kind else { return false }
    switch kind {
    case .scalar:
      return text.map { Array($0.utf8) } == other.text.map { Array($0.utf8) }
    case .sequence:
      let (left, right) = (items, other.items)
      return left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    case .mapping:
      let (left, right) = (entries, other.entries)
      return left.count == right.count
        && zip(left, right).allSatisfy {
          $0.key.isSame(as: $1.key) && $0.value.isSame(as: $1.value)
        }
    }
  }
}
