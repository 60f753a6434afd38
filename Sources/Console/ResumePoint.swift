import AnswerFiles
import CaseModel
import Foundation
import Matching
import Scoring

/// What a run's scores depend on; kept beside what it has written so far, so that only the same run goes on with it.
struct RunIdentity: Codable, Equatable {
  let input: String
  /// Which file it is, and that it has not changed.
  let file: String
  let header: String
  let format: String
  let options: [String]
  let bank: String
  /// A fingerprint of what marked answers have taught; empty when nothing is used.
  let calibrations: String
  let engine: String

  init(
    _ source: AnswerSource, format: ScoreCommand.Format, options: [String], bank: CaseBank, calibrations: String
  ) {
    self.calibrations = calibrations
    input = source.name
    file = source.identity
    header = String(decoding: source.reader.header, as: UTF8.self)
    self.format = format.rawValue
    self.options = options
    let cases = bank.cases.map { "\($0.id) \($0.hash)" }.joined(separator: "\n")
    self.bank = Fingerprint.hex(Fingerprint.of(cases))
    engine = engineVersion
  }

  /// What is not the same in another run, in words; nil when all is.
  func difference(from other: RunIdentity) -> String? {
    if engine != other.engine { return "another version of the program (\(other.engine))" }
    if bank != other.bank { return "another bank" }
    if calibrations != other.calibrations { return "another calibration" }
    if format != other.format { return "--format \(other.format)" }
    if input != other.input { return "another file, \(other.input)" }
    if file != other.file { return "another file of that name, or one that has been changed since" }
    if options != other.options {
      return other.options.isEmpty
        ? "no --map, --raw or --review-below"
        : "--map, --raw or --review-below otherwise: \(other.options.joined(separator: ", "))"
    }
    return header != other.header ? "a file with other columns" : nil
  }

  func write(beside partial: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try AtomicFile.replace(Self.path(partial), with: Array(try encoder.encode(self)) + [UInt8(ascii: "\n")])
  }

  /// Refuses to go on with what another run has written.
  func check(beside partial: String) throws {
    guard let data = FileManager.default.contents(atPath: Self.path(partial)),
      let other = try? JSONDecoder().decode(RunIdentity.self, from: data)
    else {
      throw Outcome.unreadable(
        "\(Self.path(partial)) does not say what \(partial) was made from; start without --resume")
    }
    if let difference = difference(from: other) {
      throw Outcome.unreadable("\(partial) was made from \(difference); use the same again, or start without --resume")
    }
  }

  static func path(_ partial: String) -> String { partial + ".json" }
}

/// The whole rows at the beginning of what an earlier run has written.
struct ResumePoint {
  let path: String
  private let descriptor: Int32
  private let isCSV: Bool
  private let rows: Int

  /// Counts the rows of an open file.
  ///
  /// - Parameters:
  ///   - path: its name, for messages.
  ///   - descriptor: open for reading and writing.
  ///   - format: how the rows are written.
  /// - Throws: `Outcome` when it cannot be read.
  init(path: String, descriptor: Int32, format: ScoreCommand.Format) throws {
    (self.path, self.descriptor, isCSV) = (path, descriptor, format == .csv)
    rows = try Self.scan(path, descriptor, isCSV: isCSV, limit: .max).rows
  }

  /// Whether there is not even a header.
  var isEmpty: Bool { rows == 0 }
  /// Rows of scores; several for an answer in CSV.
  var answerRows: Int { isCSV ? max(0, rows - 1) : rows }

  /// Cuts off everything after so many rows of scores, and what is torn; writing goes on there.
  func cut(leaving answerRows: Int) throws {
    let kept = isEmpty ? 0 : answerRows + (isCSV ? 1 : 0)
    let end = try Self.scan(path, descriptor, isCSV: isCSV, limit: kept).end
    guard ftruncate(descriptor, off_t(end)) == 0, lseek(descriptor, off_t(end), SEEK_SET) >= 0 else {
      throw Outcome.unreadable("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  /// Counts rows that have their line break, up to a limit, and tells where the last of them ends.
  private static func scan(
    _ path: String, _ descriptor: Int32, isCSV: Bool, limit: Int
  ) throws -> (rows: Int, end: Int) {
    var (rows, end, position) = (0, 0, 0)
    var isQuoted = false
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while rows < limit {
      let count = pread(descriptor, &chunk, chunk.count, off_t(position))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw Outcome.unreadable("\(path) cannot be read: \(String(cString: strerror(errno)))")
      }
      if count == 0 { break }
      for index in 0..<count where rows < limit {
        // A quote inside quotes is doubled, so that every second one ends them.
        if isCSV, chunk[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
        guard chunk[index] == UInt8(ascii: "\n"), !isQuoted else { continue }
        rows += 1
        end = position + index + 1
      }
      position += count
    }
    return (rows, end)
  }
}
