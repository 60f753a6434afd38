/// One thing that is wrong with a text, or could be better: what, where, and how to mend it.
///
/// A diagnostic is data; `DiagnosticRenderer` makes prose of it.
public struct Diagnostic: Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Nothing is wrong; the author may want to make it better.
    case advice
    /// The text is accepted, but the author probably did not mean it.
    case warning
    /// The text cannot be used as it is.
    case error

    /// Advice is less than a warning, and a warning less than an error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int { self == .advice ? 0 : self == .warning ? 1 : 2 }
  }

  /// A second place that helps to understand the first.
  public struct Note: Sendable {
    /// What is to be seen there.
    public let message: String
    /// Where, in the same source.
    public let span: SourceSpan

    /// Makes a note.
    public init(_ message: String, at span: SourceSpan) {
      self.message = message
      self.span = span
    }
  }

  /// A change of the source, for programs: what stands in the span gives way to the text.
  public struct Replacement: Sendable, Hashable {
    /// What goes; empty where something is only put in.
    public let span: SourceSpan
    /// What comes in its place.
    public let text: String

    /// Makes a replacement.
    public init(_ span: SourceSpan, with text: String) {
      self.span = span
      self.text = text
    }
  }

  /// Stable kebab-case name of the kind of fault, for searching and for tests.
  public let id: String
  /// How bad it is.
  public let severity: Severity
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// The text that it is about.
  public let source: SourceText
  /// The place in that text.
  public let span: SourceSpan
  /// What to write instead, where that is known.
  public let mend: String?
  /// Why it is a fault, where people of good sense stumble.
  public let why: String?
  /// Other places that matter.
  public let notes: [Note]
  /// The change that mends it, where it is known to the letter.
  public let replacement: Replacement?

  /// Makes a diagnostic.
  ///
  /// - Parameters:
  ///   - id: stable kebab-case name of the kind of fault.
  ///   - severity: how bad it is.
  ///   - message: what is wrong, one sentence without a full stop.
  ///   - source: the text that it is about.
  ///   - span: the place, in byte offsets.
  ///   - mend: what to write instead.
  ///   - why: one sentence of explanation.
  ///   - notes: other places in the same source.
  ///   - replacement: the change of the same source that mends it.
  public init(
    _ id: String, _ severity: Severity, _ message: String, in source: SourceText, at span: SourceSpan,
    mend: String? = nil, why: String? = nil, notes: [Note] = [], replacement: Replacement? = nil
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.source = source
    self.span = span
    self.mend = mend
    self.why = why
    self.notes = notes
    self.replacement = replacement
  }
}

extension Diagnostic {
  /// Makes an error.
  public init(
    _ id: String, _ message: String, in source: SourceText, at span: SourceSpan, mend: String? = nil,
    why: String? = nil, notes: [Note] = [], replacement: Replacement? = nil
  ) {
    self.init(
      id, .error, message, in: source, at: span, mend: mend, why: why, notes: notes, replacement: replacement)
  }
}

extension Sequence where Element == Diagnostic {
  /// Whether any of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
