import CaseSyntax
public import Diagnostics

/// Lays out a file of the bank in the one canonical way, as `balint fmt` writes it.
///
/// What the author said stays: the order of documents, keys and items, every scalar's text, every comment and whether
/// it stands on its own line or at the end of one. What only the eye sees is settled:
/// - two spaces for each level, lists two spaces under their key, `- ` and what it holds on one line;
/// - a list or mapping in brackets stays in brackets if it fits in `lineLength` columns, its key included, and holds no comment, written
///   `[a, b]` and `{a: b}`; otherwise it becomes lines;
/// - plain text stays plain; quoted text stays quoted, between `"` and `"` unless `'` saves escapes; escapes that the author
///   chose, such as `\u00A0`, stay;
/// - text over several lines keeps its line breaks, block scalars their style too; lines are indented anew, never
///   wrapped anew;
/// - blank lines stay where there were any, one at a time, but not at the beginning of what stands under a key;
/// - a comment at the end of a line stands two spaces after it, in one column with those of the lines next to it;
/// - no blanks at the ends of lines, line feeds only, no byte order mark.
public enum CaseFormatter {
  /// How many columns a line may take for its brackets to stay; the bank is written to this width.
  public static let lineLength = 120

  /// Why a text was not laid out.
  public enum Refusal: Error {
    /// It has faults of syntax, so that what it means is not certain.
    case faults([Diagnostic])
    /// The layout would have changed what it says: a fault of this program, which is why nothing may be written.
    case changed
  }

  /// Lays out a text. Formatting what this returns changes nothing.
  ///
  /// Takes time in proportion to the text, times the depth of brackets within brackets.
  ///
  /// - Parameter source: a case, skill or words file; its decoding is not looked at.
  /// - Returns: the text laid out, UTF-8.
  /// - Throws: `Refusal`.
  public static func format(_ source: SourceText) throws(Refusal) -> [UInt8] {
    let (tree, diagnostics) = SyntaxParser.parse(source)
    guard !diagnostics.hasErrors else { throw .faults(diagnostics) }
    var layout = CaseLayout(tree)
    layout.layOut()
    let bytes = LaidOutLine.joined(layout.lines)
    let (after, faults) = SyntaxParser.parse(SourceText(name: source.name, bytes: bytes))
    guard !faults.hasErrors, after.saysTheSame(as: tree) else { throw .changed }
    return bytes
  }
}
