/// The fields of a form or of a query, as `application/x-www-form-urlencoded` writes them.
public struct FormFields: Sendable, Equatable {
  /// Why bytes are not taken for a form.
  public enum Problem: Error, Sendable, Equatable {
    /// The request says that its body is something else.
    case notAForm
    /// A percent sign lacks its digits, or a name or value is not UTF-8 or holds NUL.
    case malformed
    /// There are more fields than the limit.
    case tooMany(limit: Int)
  }

  /// A name with its value.
  private struct Field: Equatable {
    let name: String
    let value: String
  }

  private var fields: [Field] = []

  /// A form without fields.
  public init() {}

  /// Reads an encoded form.
  ///
  /// - Parameters:
  ///   - bytes: the form.
  ///   - limit: the most fields.
  /// - Throws: the problem, when it is malformed or has too many fields.
  public init(decoding bytes: some Collection<UInt8>, limit: Int = 64) throws(Problem) {
    for part in bytes.split(separator: UInt8(ascii: "&")) {
      guard fields.count < limit else { throw .tooMany(limit: limit) }
      let equals = part.firstIndex(of: UInt8(ascii: "=")) ?? part.endIndex
      guard let name = PercentCoding.decode(part[..<equals], plusIsSpace: true),
        let value = PercentCoding.decode(part[equals...].dropFirst(), plusIsSpace: true)
      else { throw .malformed }
      fields.append(Field(name: name, value: value))
    }
  }

  /// The names in their order; a name that comes twice stands twice.
  public var names: [String] { fields.map(\.name) }

  /// The first value of a name.
  public subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// All values of a name, as ticked boxes send them.
  ///
  /// - Parameter name: the name.
  /// - Returns: the values in their order.
  public func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }
}
