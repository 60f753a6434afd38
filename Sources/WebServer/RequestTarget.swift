/// The address in a request line: a path that is safe to look up, and a query.
struct RequestTarget: Equatable {
  let path: String
  let query: FormFields

  /// Checks and decodes an address.
  ///
  /// - Parameter bytes: the address as sent.
  /// - Throws: 400 when it is no path from the root, could lead out of a folder, or is wrongly encoded.
  init(_ bytes: ArraySlice<UInt8>) throws(Refusal) {
    guard bytes.first == UInt8(ascii: "/"), bytes.allSatisfy({ $0.isVisible && $0 != UInt8(ascii: "#") }) else {
      throw .badPath
    }
    let mark = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
    // The checks come after decoding, so that no encoding goes round them.
    guard let path = PercentCoding.decode(bytes[..<mark], plusIsSpace: false),
      !path.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }),
      !path.hasPair(UInt8(ascii: ".")), !path.hasPair(UInt8(ascii: "/")),
      let query = try? FormFields(decoding: bytes[mark...].dropFirst())
    else { throw .badPath }
    self.path = path
    self.query = query
  }
}

extension String {
  /// Whether a byte comes twice in a row.
  fileprivate func hasPair(_ byte: UInt8) -> Bool {
    zip(utf8, utf8.dropFirst()).contains { $0 == byte && $1 == byte }
  }
}
