@testable import AnswerFiles

/// Gives bytes in chunks of one size, as a file or a pipe would.
func chunks(of bytes: [UInt8], size: Int) -> () -> [UInt8]? {
  var start = 0
  return {
    if start >= bytes.count { return nil }
    defer { start += size }
    return Array(bytes[start..<min(start + size, bytes.count)])
  }
}

/// Everything that a reader finds in these bytes.
func read(
  _ bytes: [UInt8], name: String = "answers.csv", limits: AnswerLimits = AnswerLimits(), chunkSize: Int = 1 << 16
) throws -> (header: [UInt8], results: [RowResult]) {
  var reader = try AnswerReader(name: name, limits: limits, read: chunks(of: bytes, size: chunkSize))
  var results: [RowResult] = []
  while let result = try reader.next() { results.append(result) }
  return (reader.header, results)
}

/// A result in one line: `3: anna|gift|say|Thank you.` or `3! too few columns: 2, but the header has 4`.
func summary(_ result: RowResult) -> String {
  switch result {
  case .row(let row):
    let cells = [row.learner, row.case, row.question, row.answer].joined(separator: "|")
    let others = row.others.map { " +\($0.name)=\($0.value)\($0.isJSON ? " (JSON)" : "")" }.joined()
    return "\(row.line): " + (cells + others).replacing("\r\n", with: "␍␊").replacing("\n", with: "␊")
  case .reject(let rejected):
    return "\(rejected.line)! \(rejected.cause)" + (rejected.piece > 1 ? " (piece \(rejected.piece))" : "")
  }
}

extension RowResult {
  var raw: [UInt8] {
    switch self {
    case .row(let row): row.raw
    case .reject(let rejected): rejected.raw
    }
  }
}

/// The error of an action that should fail with one of ours.
func answerFileError(_ action: () throws -> Void) -> AnswerFileError? {
  do {
    try action()
    return nil
  } catch {
    return error as? AnswerFileError
  }
}

/// A small generator of numbers from a seed (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
