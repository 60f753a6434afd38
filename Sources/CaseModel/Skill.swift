public import Diagnostics
public import Matching

/// A way of talking that rubrics may look for, described as data in the rubric's own language.
public struct Skill: Sendable {
  /// How it is recognised.
  public enum Recogniser: Sendable {
    /// By evidence.
    case evidence(Evidence)
    /// By cues found in one sentence whose weights add up to a threshold.
    case cues([Cue], threshold: Int)
  }

  /// A phrase that speaks for a skill, or against it.
  public struct Cue: Sendable {
    /// The phrase.
    public let phrase: Phrase
    /// Small whole number; negative speaks against.
    public let weight: Int

    /// Makes a cue.
    public init(phrase: Phrase, weight: Int) {
      self.phrase = phrase
      self.weight = weight
    }
  }

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
  /// How it is recognised.
  public let recogniser: Recogniser
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
    id: String, definition: String, credit: String?, recogniser: Recogniser, hits: [Example], nearMisses: [Example],
    fingerprint: UInt64, origin: SourceText, place: SourceSpan
  ) {
    self.id = id
    self.definition = definition
    self.credit = credit
    self.recogniser = recogniser
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
