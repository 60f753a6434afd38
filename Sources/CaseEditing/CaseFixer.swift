public import Diagnostics

/// Makes the mends that are safe, as `balint check --fix` does: tabs in indentation, a missing space after a colon, and
/// whatever fault carries its replacement, such as a key with a slip of the finger in it.
///
/// A mend is made only if a new check finds its fault gone and no other in its place. The one exception: under a key
/// that was renamed may come to light what nobody had looked at before. Everything else in the text, comments and
/// layout, stays byte for byte.
public enum CaseFixer {
  /// A text with its mends.
  public struct Outcome: Sendable {
    /// The text as it is now; the very source if nothing was mended.
    public let source: SourceText
    /// The faults that were mended, in the order in which it was done. Each points into the text in which it was
    /// found: that is the first one, or what earlier mends had made of it. Lines are the same in all of them.
    public let applied: [Diagnostic]
  }

  /// Mends a text until nothing more can be mended safely; of its own outcome it changes nothing.
  ///
  /// Checks the text anew for each mend that comes into question: at most some hundred times, since a file's faults are
  /// told up to a limit.
  ///
  /// - Parameters:
  ///   - source: the text.
  ///   - check: finds all faults of a text, those of syntax included. It is given versions of `source`; faults it
  ///     finds in other texts are passed over.
  /// - Returns: the text mended, and which faults are gone.
  public static func fix(_ source: SourceText, check: @escaping (SourceText) -> [Diagnostic]) -> Outcome {
    var mending = Mending(source, check: check)
    repeat {
      mending.isChanged = false
      mending.mendTabs()
      mending.mendOthers()
    } while mending.isChanged
    return Outcome(source: mending.source, applied: mending.applied)
  }
}
