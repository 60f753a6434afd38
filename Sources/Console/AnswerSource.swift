import AnswerFiles
import CaseModel
import Diagnostics
import Foundation

/// The answers of a run: a file, a stream or a folder, with what its columns mean.
final class AnswerSource {
  var reader: AnswerReader
  let name: String
  /// See `InputFile.identity`.
  let identity: String
  /// Nil for a folder.
  private let stream: AnswerStream?
  private var noticesTold = 0

  /// Opens the answers and reads what stands above them.
  ///
  /// - Parameters:
  ///   - input: the file or folder.
  ///   - map: what columns mean, each `column=field`.
  ///   - bank: where questions are found by their texts.
  /// - Throws: `AnswerFileError` when it cannot be read; `Outcome` for a map that cannot be used.
  init(_ input: InputFile, map: [String], bank: CaseBank) throws {
    name = input.name
    identity = input.identity
    let columns = try Self.columns(map, bank: bank)
    if input.isFolder {
      if !map.isEmpty { throw Outcome.misused("--map says what columns hold; a folder has none") }
      stream = nil
      reader = try AnswerReader(folder: input.name)
      return
    }
    let stream = AnswerStream(name: input.name, descriptor: input.descriptor)
    self.stream = stream
    reader = try AnswerReader(
      name: input.name, map: columns, guess: PromptSearch(bank).find, read: stream.nextChunk)
  }

  /// How many bytes there are in all; nil when nobody knows.
  var size: Int? { stream?.size }

  /// Sets what is done before the next read would wait.
  func beforeWaiting(_ act: (() throws -> Void)?) { stream?.beforeWaiting = act }

  /// Says what has been guessed since it was last said.
  func tellNotices() {
    for notice in reader.notices.dropFirst(noticesTold) { Messages.write("\(name): \(notice)") }
    noticesTold = reader.notices.count
  }

  private static func columns(_ map: [String], bank: CaseBank) throws -> ColumnMap {
    let columns: ColumnMap
    do throws(ColumnMapError) {
      columns = try ColumnMap(map)
    } catch {
      throw Outcome.misused(error.description)
    }
    for (id, question) in columns.questions where bank.find(id)?.question(question) == nil {
      let known = bank.cases.flatMap { found in found.questions.map { "\(found.id)/\($0.id)" } }
      let near = NearestName.closest(to: "\(id)/\(question)", among: known)
      throw Outcome.misused(
        "--map: the bank has no question \(id)/\(question)" + (near.map { "; did you mean \($0)?" } ?? ""))
    }
    return columns
  }
}
