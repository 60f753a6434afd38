internal import Foundation

/// Reads answers from a folder: one a file, named `learner/case.question.txt` or `learner__case.question.txt`.
///
/// In the order of the paths. Holds the names of two folders and one file. Hidden files are passed over; whatever else
/// is not such a file is a bad row: a link, a pipe, a name of another form.
struct FolderReader: RowReader {
  private let path: String
  private let answerLimit: Int
  /// What is still to be read, the next last; a folder ends with a slash.
  private var paths: [String]

  init(_ path: String, answerLimit: Int) throws(AnswerFileError) {
    self.path = path
    self.answerLimit = answerLimit
    guard let paths = Self.list(path) else {
      throw AnswerFileError(file: path, line: nil, cause: .unreadable(systemMessage(errno)))
    }
    self.paths = paths
  }

  var bufferedBytes: Int { 0 }
  var notices: [String] { [] }
  var emptyResponses: Int { 0 }
  private(set) var rowNumber = 0

  mutating func next() throws -> RowResult? {
    while let name = paths.popLast() {
      rowNumber += 1
      do throws(RejectCause) {
        if name.hasSuffix("/") {
          if name.dropLast().contains("/") { throw .otherFileName }
          guard let inner = Self.list(path + "/" + name) else { throw .unreadableFile(systemMessage(errno)) }
          paths += inner.map { name + $0 }
        } else {
          return .row(try row(name))
        }
      } catch {
        return .reject(
          RejectedRow(line: 1, cause: error, raw: Array((name + "\n").utf8), piece: 1, source: name))
      }
    }
    return nil
  }

  private func row(_ name: String) throws(RejectCause) -> AnswerRow {
    guard let (learner, id, question) = Self.parts(of: name) else { throw .otherFileName }
    let bytes = try content(of: path + "/" + name)
    guard let answer = String(validUTF8: bytes) else { throw .invalidUTF8(column: nil) }
    return AnswerRow(
      line: 1, learner: learner, case: id, question: question, answer: answer, others: [],
      raw: Array((name + "\n").utf8), source: name)
  }

  /// The answer without a byte order mark and the line break with which editors end a file.
  private func content(of path: String) throws(RejectCause) -> ArraySlice<UInt8> {
    // Neither follows a link out of the folder nor waits for a pipe.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0 { throw .unreadableFile(systemMessage(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .unreadableFile("it is no file")
    }
    // The mark and the line break do not count.
    let room = answerLimit > .max - 5 ? .max : answerLimit + 5
    var bytes: [UInt8] = []
    do throws(AnswerFileError) {
      while bytes.count <= room, let chunk = try readChunk(of: descriptor, file: path) { bytes += chunk }
    } catch {
      if case .unreadable(let reason) = error.cause { throw .unreadableFile(reason) }
      throw .unreadableFile("\(error.cause)")
    }
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content.removeFirst(3) }
    if content.last == .lineFeed { content.removeLast() }
    if content.last == .carriageReturn { content.removeLast() }
    if content.count > answerLimit {
      throw .answerTooLong(bytes: max(content.count, Int(status.st_size)), limit: answerLimit)
    }
    return content
  }

  /// Learner, case and question that a path tells.
  private static func parts(of path: String) -> (learner: String, case: String, question: String)? {
    guard path.lowercased().hasSuffix(".txt") else { return nil }
    let stem = path.dropLast(4)
    let learner: Substring
    let rest: Substring
    if let slash = stem.firstIndex(of: "/") {
      learner = stem[..<slash]
      rest = stem[stem.index(after: slash)...]
    } else if let mark = stem.firstRange(of: "__") {
      learner = stem[..<mark.lowerBound]
      rest = stem[mark.upperBound...]
    } else {
      return nil
    }
    let ids = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard !learner.isEmpty, ids.count == 2, !ids[0].isEmpty, !ids[1].isEmpty else { return nil }
    return (String(learner), String(ids[0]), String(ids[1]))
  }

  /// The names in a folder, the first by path last; nil when it cannot be read.
  private static func list(_ path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      var status = stat()
      let isFolder = lstat(path + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      names.append(isFolder ? name + "/" : name)
    }
    return names.sorted { $1.utf8.lexicographicallyPrecedes($0.utf8) }
  }
}
