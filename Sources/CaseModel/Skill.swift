public import Diagnostics
public import Matching

/// A way of talking that rubrics may look for, described as data in the rubric's own language.
public struct Skill: Sendable {
  /// A text that must, or must not, be recognised.
  public struct Example: Sendable {
    /// The text.
    public let text: String
    /// Where it stands in the skill's file.
    public let place: SourceSpan

    /// Makes an example.
    public init(text: String, place: SourceSpan) {
      self.text = text
      self.place = place
    }
  }

  /// Its id, in kebab-case.
  public let id: String
  /// What the act is.
  public let definition: String
  /// Where the definition comes from.
  public let credit: String?
  /// What shows it.
  public let evidence: Evidence
  /// What must be done with words for them to show it.
  public let speech: SpeechRule
  /// Texts that must be recognised.
  public let hits: [Example]
  /// Texts that must not.
  public let nearMisses: [Example]
  /// Fingerprint of its text; part of the hash of every case that uses it.
  public let fingerprint: UInt64
  /// The file it was read from.
  public let origin: SourceText
  /// Where its id stands there.
  public let place: SourceSpan

  /// Makes a skill.
  public init(
    id: String, definition: String, credit: String?, evidence: Evidence, speech: SpeechRule, hits: [Example],
    nearMisses: [Example],
    fingerprint: UInt64, origin: SourceText, place: SourceSpan
  ) {
    self.id = id
    self.definition = definition
    self.credit = credit
    self.evidence = evidence
    self.speech = speech
    self.hits = hits
    self.nearMisses = nearMisses
    self.fingerprint = fingerprint
    self.origin = origin
    self.place = place
  }
}

/// A named list of phrases that rubrics call by `@name`.
public struct WordGroup: Sendable {
  /// Its name, in kebab-case.
  public let name: String
  /// Its phrases; none of them with braces or a question mark.
  public let phrases: [Phrase]
  /// Where the list comes from.
  public let credit: String?
  /// Fingerprint of its text; part of the hash of every case that uses it.
  public let fingerprint: UInt64
  /// The file it was read from.
  public let origin: SourceText
  /// Where its name stands there.
  public let place: SourceSpan

  /// Makes a word group.
  public init(
    name: String, phrases: [Phrase], credit: String?, fingerprint: UInt64, origin: SourceText, place: SourceSpan
  ) {
    self.name = name
    self.phrases = phrases
    self.credit = credit
    self.fingerprint = fingerprint
    self.origin = origin
    self.place = place
  }
}
