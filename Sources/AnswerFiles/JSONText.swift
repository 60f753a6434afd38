/// A JSON text being written: compact, with keys in the order in which they are added, so that the same values always
/// give the same bytes.
///
/// ```swift
/// var text = JSONText()
/// text.object { score in
///   score.add("learner", "anna")
///   score.array("criteria") { criteria in
///     criteria.object { $0.add("id", "thanks-first") }
///   }
/// }
/// text.endLine()
/// ```
///
/// Strings are UTF-8; only quotes, backslashes and the control characters U+0000 to U+001F are escaped. Numbers are
/// written in the shortest form that reads back as the same number, whole ones without a fraction (`1`, `0.1`, `1e+16`);
/// what is no finite number, and nil, is `null`. Keys are not checked for being there twice.
public struct JSONText: Sendable {
  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty text.
  public init() {}

  /// Appends an object.
  public mutating func object(_ fill: (inout JSONObjectText) throws -> Void) rethrows {
    try bytes.appendObject(fill)
  }

  /// Appends an array.
  public mutating func array(_ fill: (inout JSONArrayText) throws -> Void) rethrows {
    try bytes.appendArray(fill)
  }

  /// Appends a line break, which ends an object of JSON Lines.
  public mutating func endLine() {
    bytes.append(.lineFeed)
  }

  /// Empties the text and keeps its memory for the next.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
  }
}

/// The members of a JSON object being written.
public struct JSONObjectText: Sendable {
  fileprivate var bytes: [UInt8]
  private var isEmpty = true

  fileprivate init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Adds a string, or null.
  public mutating func add(_ key: String, _ value: String?) {
    addKey(key)
    bytes.appendJSON(value)
  }

  /// Adds a whole number, or null.
  public mutating func add(_ key: String, _ value: Int?) {
    addKey(key)
    bytes.appendJSON(value)
  }

  /// Adds a number; null for nil and for what is not finite.
  public mutating func add(_ key: String, _ value: Double?) {
    addKey(key)
    bytes.appendJSON(value)
  }

  /// Adds true, false or null.
  public mutating func add(_ key: String, _ value: Bool?) {
    addKey(key)
    bytes.appendJSON(value)
  }

  /// Adds what a reader passed through: text as a string, JSON as it was written there.
  public mutating func add(_ other: AnswerRow.Other) {
    addKey(other.name)
    if other.isJSON {
      bytes.append(contentsOf: other.value.utf8)
    } else {
      bytes.appendJSON(other.value)
    }
  }

  /// Adds an object.
  public mutating func object(_ key: String, _ fill: (inout JSONObjectText) throws -> Void) rethrows {
    addKey(key)
    try bytes.appendObject(fill)
  }

  /// Adds an array.
  public mutating func array(_ key: String, _ fill: (inout JSONArrayText) throws -> Void) rethrows {
    addKey(key)
    try bytes.appendArray(fill)
  }

  private mutating func addKey(_ key: String) {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
    bytes.appendJSON(key)
    bytes.append(UInt8(ascii: ":"))
  }
}

/// The elements of a JSON array being written.
public struct JSONArrayText: Sendable {
  fileprivate var bytes: [UInt8]
  private var isEmpty = true

  fileprivate init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Adds a string, or null.
  public mutating func add(_ value: String?) {
    separate()
    bytes.appendJSON(value)
  }

  /// Adds a whole number, or null.
  public mutating func add(_ value: Int?) {
    separate()
    bytes.appendJSON(value)
  }

  /// Adds a number; null for nil and for what is not finite.
  public mutating func add(_ value: Double?) {
    separate()
    bytes.appendJSON(value)
  }

  /// Adds an object.
  public mutating func object(_ fill: (inout JSONObjectText) throws -> Void) rethrows {
    separate()
    try bytes.appendObject(fill)
  }

  /// Adds an array.
  public mutating func array(_ fill: (inout JSONArrayText) throws -> Void) rethrows {
    separate()
    try bytes.appendArray(fill)
  }

  private mutating func separate() {
    if !isEmpty { bytes.append(UInt8(ascii: ",")) }
    isEmpty = false
  }
}

extension [UInt8] {
  fileprivate mutating func appendObject(_ fill: (inout JSONObjectText) throws -> Void) rethrows {
    append(UInt8(ascii: "{"))
    var object = JSONObjectText(handOver())
    // Takes the bytes back even when `fill` throws.
    defer {
      swap(&self, &object.bytes)
      append(UInt8(ascii: "}"))
    }
    try fill(&object)
  }

  fileprivate mutating func appendArray(_ fill: (inout JSONArrayText) throws -> Void) rethrows {
    append(UInt8(ascii: "["))
    var array = JSONArrayText(handOver())
    defer {
      swap(&self, &array.bytes)
      append(UInt8(ascii: "]"))
    }
    try fill(&array)
  }

  /// Gives the bytes away, so that whoever appends to them next need not copy them.
  private mutating func handOver() -> [UInt8] {
    var given: [UInt8] = []
    swap(&given, &self)
    return given
  }
}
