import CaseModel

/// A JSON Schema (2020-12) of a bank's files, made from the tables by which they are decoded.
///
/// It is for editors: they complete keys, explain them and mark faults while an author writes. What it finds, the
/// decoder finds too; what needs a whole rubric or other files to be seen (an unknown id, a mark that is too high, a
/// fault inside a phrase) only the decoder finds.
///
/// Three things follow from its use:
/// - To the decoder every value is text, while an editor reads `no` as a boolean and `007` as a number. So a text may
///   be a string, a number or a boolean, and a number may be an integer or its digits in quotes. Null is refused:
///   an editor cannot tell `title: null`, which is text to the decoder, from a value that was left out.
/// - Ids and words of a fixed choice are asked for without blanks around them, which the decoder overlooks.
/// - Where a key decides what may follow it, `if` chooses one schema, so that editors speak of the faults of that one
///   and not of all that might have been meant. Keywords that came after draft 7 are avoided but for `$defs`: not every
///   editor knows them. `patternErrorMessage` is an annotation that editors show in place of a pattern, and that
///   others ignore.
public enum BankSchema {
  /// The schema, the same each time, over many lines and with a line break at its end.
  public static func json() -> String { document.json + "\n" }

  // MARK: The document

  private static var document: SchemaValue {
    let head: SchemaValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "A case, a skill, a word group or a path of a Balint bank",
    ]
    let definitions =
      BankFormat.tables.map { (key: $0.name, value: definition($0)) }
      + [("question", question), ("evidence", evidence), ("text", text), ("texts", texts), ("id", id), ("mark", mark)]
    return head.with(choice(BankFormat.documents.map(\.table), reference)).with(["$defs": .object(definitions)])
  }

  /// Chooses by the first key of a table that a mapping has.
  private static func choice(_ tables: [FormatTable], _ schema: (FormatTable) -> SchemaValue) -> SchemaValue {
    let keys = tables.compactMap(\.keys.first)
    let none: SchemaValue = [
      "type": "object",
      "properties": .object(keys.map { ($0.name, ["description": .text($0.says)]) }),
      "anyOf": .list(keys.map { ["required": [.text($0.name)]] }),
    ]
    return tables.reversed().reduce(none) { others, table in
      ["if": ["type": "object", "required": [.text(table.name)]], "then": schema(table), "else": others]
    }
  }

  private static func reference(_ table: FormatTable) -> SchemaValue { reference(table.name) }

  private static func reference(_ name: String) -> SchemaValue { ["$ref": "#/$defs/\(name)"] }

  // MARK: Mappings

  private static func definition(_ table: FormatTable) -> SchemaValue {
    table.name == BankFormat.skill.name ? mapping(table).with(recognition) : mapping(table)
  }

  private static func mapping(_ table: FormatTable) -> SchemaValue {
    [
      "title": .text(table.subject),
      "type": "object",
      "properties": .object(
        table.keys.map { ($0.name, SchemaValue.object([("description", .text($0.says))]).with(value($0.shape))) }),
      "required": .list(table.keys.filter(\.isRequired).map { .text($0.name) }),
      "additionalProperties": false,
    ]
  }

  /// What its table cannot say of a skill: it has evidence, or cues with a threshold.
  private static let recognition: SchemaValue = [
    "if": ["required": ["evidence"]],
    "then": ["properties": ["cues": false, "threshold": false, "within": false]],
    "else": ["required": ["cues", "threshold"]],
  ]

  private static var question: SchemaValue {
    let head: SchemaValue = ["title": "a question"]
    return head.with(choice(QuestionKind.allCases.map(BankFormat.question), reference))
  }

  private static var evidence: SchemaValue {
    [
      "title": "evidence: a phrase, a list of which one is enough, or a mapping",
      "type": ["string", "number", "boolean", "array", "object"],
      "pattern": #"\S"#,
      "patternErrorMessage": "a phrase is not empty",
      "minItems": 1,
      "items": reference("evidence"),
      "if": ["type": "object"],
      "then": choice(BankFormat.evidenceForms, mapping),
    ]
  }

  // MARK: Values

  private static func value(_ shape: FormatKey.Shape) -> SchemaValue {
    switch shape {
    case .text: reference("text")
    case .texts: reference("texts")
    case .id: reference("id")
    case .number(let range): number(range)
    case .share: share
    case .word(let words): ["enum": .list(words.map { .text($0) })]
    case .list(let item): ["type": "array", "minItems": 1, "items": items(item)]
    case .mapping: ["type": "object", "additionalProperties": reference("mark")]
    case .evidence: reference("evidence")
    }
  }

  private static func items(_ item: FormatKey.Item) -> SchemaValue {
    switch item {
    case .table(let table): reference(table)
    case .question: reference("question")
    case .evidence: reference("evidence")
    case .id: reference("id")
    }
  }

  private static let text: SchemaValue = [
    "type": ["string", "number", "boolean"],
    "pattern": #"\S"#,
    "patternErrorMessage": "text is not empty",
  ]

  private static let texts: SchemaValue = [
    "type": ["string", "number", "boolean", "array"],
    "pattern": #"\S"#,
    "patternErrorMessage": "text is not empty",
    "items": reference("text"),
  ]

  private static let id: SchemaValue = [
    "type": ["string", "number", "boolean"],
    "pattern": "^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$",
    "patternErrorMessage": "an id is written in small letters, digits and hyphens, at most 80 of them",
    "minimum": 0,
  ]

  private static func number(_ range: ClosedRange<Int>) -> SchemaValue {
    let numbers = range.map(String.init).joined(separator: "|")
    return [
      "type": ["integer", "string"],
      "minimum": .number(range.lowerBound),
      "maximum": .number(range.upperBound),
      "pattern": "^(\(numbers))$",
      "patternErrorMessage": "a whole number from \(range.lowerBound) to \(range.upperBound)",
    ]
  }

  private static let share: SchemaValue = [
    "type": ["number", "string"],
    "exclusiveMinimum": 0,
    "maximum": 1,
    "pattern": #"^\+?(0*\.0*[1-9][0-9]*|0*1(\.0*)?)$"#,
    "patternErrorMessage": "a number above 0 and up to 1",
  ]

  private static let mark: SchemaValue = [
    "type": ["integer", "string"],
    "minimum": 0,
    "pattern": "^(0|[1-9][0-9]*|cannot tell)$",
    "patternErrorMessage": "a mark is a whole number, or the words cannot tell",
  ]
}
