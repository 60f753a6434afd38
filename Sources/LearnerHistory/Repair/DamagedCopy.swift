import Foundation
import GRDB

/// A copy of a damaged file and its `-wal` file, in a folder of its own, to be removed at the end.
struct DamagedCopy {
  /// With which list of tables the copy is read.
  enum Start: String, CaseIterable {
    /// Its own.
    case asItIs
    /// That of a new history: right for one made by the same steps.
    case fresh
    /// That of a new history built anew: right for one from which a learner was deleted.
    case vacuumed
  }

  var folder: URL { place.url }
  let header: Header?
  let schema: Schema
  let tables: [HistoryTable]
  let isEmpty: Bool
  let unreadableBytes: Int
  private let place: RepairFolder
  private let file: URL

  /// Copies a file.
  ///
  /// - Parameters:
  ///   - source: the file, not a link to it.
  ///   - other: a file in the folder where the copy is to lie.
  /// - Throws: ``HistoryError`` when a program uses the file or it cannot be copied.
  init(of source: URL, beside other: URL) throws(HistoryError) {
    if DiskFile.isInUse(source.path) { throw .locked(path: source.path, after: 0) }
    place = try RepairFolder(for: source, in: other.deletingLastPathComponent())
    file = place.url.appendingPathComponent("copy.sqlite")
    var unreadable = 0
    do {
      for ending in ["", "-wal"] where ending.isEmpty || access(source.path + ending, F_OK) == 0 {
        unreadable += try DiskFile.copy(source.path + ending, to: file.path + ending)
      }
    } catch {
      place.remove()
      throw error
    }
    unreadableBytes = unreadable
    header = Header(file)
    isEmpty = FilePrivacy.size(file.path) == 0 && FilePrivacy.size(file.path + "-wal") == 0
    let isPrivate =
      switch header?.applicationID {
      case Schema.history.applicationID: false
      case Schema.privateAnswers.applicationID: true
      default: source.deletingPathExtension().lastPathComponent.hasSuffix("-private")
      }
    schema = isPrivate ? .privateAnswers : .history
    tables = HistoryTable.all(isPrivate: isPrivate)
  }

  /// Removes the copy and all that was made of it.
  func remove() { place.remove() }

  /// A copy of the copy, since SQLite may change what it opens.
  func asItIs() throws -> URL { try duplicate("sound") }

  /// A copy of the copy in which SQLite will find as much as it can; none if this start cannot help.
  func prepared(_ start: Start) throws -> URL? {
    if start == .asItIs {
      guard header != nil else { return nil }
      let url = try duplicate(start.rawValue)
      // The number of pages, which may be more than are left: nought stands for "as many as there are".
      try DiskFile.write([0, 0, 0, 0], at: Header.pageCount, to: url.path)
      return url
    }
    let page = try FirstPage(
      schema, pageSize: header?.pageSize ?? FirstPage.usualSize, isVacuumed: start == .vacuumed,
      at: folder.appendingPathComponent("empty-\(start.rawValue).sqlite"))
    guard let page, page.fits(file) else { return nil }
    let url = try duplicate(start.rawValue)
    try DiskFile.write(page.bytes, at: 0, to: url.path)
    return url
  }

  private func duplicate(_ name: String) throws -> URL {
    let url = folder.appendingPathComponent("\(name).sqlite")
    for ending in ["", "-wal"] where access(file.path + ending, F_OK) == 0 {
      try FileManager.default.copyItem(atPath: file.path + ending, toPath: url.path + ending)
    }
    return url
  }
}

/// The first hundred bytes of an SQLite file (sqlite.org/fileformat2.html, 1.3).
struct Header {
  /// Where the number of pages stands.
  static let pageCount = 28
  let pageSize: Int
  let applicationID: Int

  /// Reads a header; none if there is none.
  init?(_ file: URL) {
    guard let bytes = DiskFile.bytes(of: file.path, at: 0, count: 100),
      bytes.starts(with: "SQLite format 3\0".utf8)
    else { return nil }
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    pageSize = size == 1 ? 65_536 : size
    guard pageSize >= 512, pageSize.nonzeroBitCount == 1 else { return nil }
    applicationID = bytes[68..<72].reduce(0) { $0 << 8 | Int($1) }
  }
}
