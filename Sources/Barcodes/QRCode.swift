import CQRencode

/// A QR code: a square of dark and light modules that holds a text, such as the address to which a phone should go.
///
/// Source: ISO/IEC 18004, made by libqrencode with error correction M, which stands the loss of about 15% of the code.
/// The quiet zone around it, `quietZone` light modules wide, is left to whoever draws it.
public struct QRCode: Sendable, Equatable {
  /// How many light modules a reader wants around the code.
  public static let quietZone = 4

  /// Modules along one side.
  public let size: Int
  /// The modules row by row; dark ones are true.
  private let modules: [Bool]

  /// Makes the code of a text.
  ///
  /// - Parameter text: the text, read as UTF-8; nil comes back when it is empty, holds a NUL or is longer than some 2,300
  ///   bytes.
  public init?(_ text: String) {
    guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
    guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard width > 0, let data = code.pointee.data else { return nil }
    size = width
    // The lowest bit of each byte is the module; the others say what it is for.
    modules = (0..<width * width).map { data[$0] & 1 == 1 }
  }

  /// Whether a module is dark; outside the code everything is light.
  ///
  /// - Parameters:
  ///   - row: from 0, downwards.
  ///   - column: from 0, to the right.
  public subscript(row: Int, column: Int) -> Bool {
    guard (0..<size).contains(row), (0..<size).contains(column) else { return false }
    return modules[row * size + column]
  }

  /// The stretches of dark modules in a row, from left to right.
  ///
  /// - Parameter row: from 0, downwards.
  /// - Returns: ranges of columns.
  public func darkRuns(inRow row: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for column in 0..<size where self[row, column] {
      if let last = runs.last, last.upperBound == column {
        runs[runs.count - 1] = last.lowerBound..<column + 1
      } else {
        runs.append(column..<column + 1)
      }
    }
    return runs
  }
}
