/// The keys of one kind of mapping in a bank's files: what the decoder checks, faults name and editors are told.
struct FormatTable: Sendable {
  /// What has these keys: "a criterion".
  let subject: String
  /// The keys in the order in which they are best written.
  let keys: [FormatKey]

  /// The first key, which tells this kind of mapping from others.
  var name: String { keys.first?.name ?? subject }

  func key(_ name: String) -> FormatKey? {
    keys.first { $0.name == name }
  }
}

/// One key of a mapping.
struct FormatKey: Sendable {
  /// What a value must look like.
  enum Shape: Sendable {
    /// Text that is not empty.
    case text
    /// A name in kebab-case.
    case id
    /// One text or a list of texts.
    case texts
    /// A whole number.
    case number(ClosedRange<Int>)
    /// A number above 0 and up to 1.
    case share
    /// One of these words.
    case word([String])
    /// A list that is not empty.
    case list(of: Item)
    /// Marks under keys of any names: the ids of a rubric.
    case mapping
    /// A phrase, a list, or a mapping of the evidence language.
    case evidence
  }

  /// What a list holds.
  enum Item: Sendable {
    /// Mappings with the keys of a table.
    case table(FormatTable)
    /// Questions, each with the keys of its kind.
    case question
    /// A phrase, a list, or a mapping of the evidence language.
    case evidence
    /// Names in kebab-case.
    case id
  }

  let name: String
  let isRequired: Bool
  let shape: Shape
  /// What it is for, in a few words.
  let says: String

  static func required(_ name: String, _ shape: Shape, _ says: String) -> FormatKey {
    FormatKey(name: name, isRequired: true, shape: shape, says: says)
  }

  static func optional(_ name: String, _ shape: Shape, _ says: String) -> FormatKey {
    FormatKey(name: name, isRequired: false, shape: shape, says: says)
  }
}
