public import Foundation
import GRDB

/// What a learner has done here: sittings, drafts, scored attempts, reviews and private answers, in two SQLite files.
///
/// The second file lies beside the first (`history.sqlite` and `history-private.sqlite`) and holds what is never
/// scored and shown to nobody. Both are readable by their owner only. Several programs may use one history at once;
/// a third, empty file (`history.sqlite-sittings`) tells them which sittings go on.
/// Whatever a method writes is on the disk when it returns; when it throws, nothing has changed.
/// Times are kept to the millisecond. Nothing is ever logged.
public final class HistoryStore: Sendable {
  let scored: StoreFile
  private let privateAnswers: StoreFile?
  private let sittings: OpenSittings?

  /// Opens a history for reading and writing; makes its files and folders when they are missing.
  ///
  /// - Parameters:
  ///   - file: the file of scored attempts. The private one lies beside it.
  ///   - patience: seconds to wait for another program, here and in every later call; 0 or more.
  /// - Throws: every case of ``HistoryError`` but ``HistoryError/missing(path:)``.
  public init(at file: URL, patience: TimeInterval = 5) throws(HistoryError) {
    let file = Self.resolved(file)
    scored = try StoreFile(at: file, schema: .history, patience: patience)
    privateAnswers = try StoreFile(at: Self.privateFile(beside: file), schema: .privateAnswers, patience: patience)
    sittings = try OpenSittings(beside: scored.path)
  }

  /// Opens the scored attempts of a history that exists, to list them, even where nothing can be written.
  ///
  /// Methods that write, and those about private answers, throw ``HistoryError/readOnly(path:)``.
  ///
  /// - Parameters:
  ///   - file: the file of scored attempts.
  ///   - patience: seconds to wait for another program, here and in every later call; 0 or more.
  /// - Throws: ``HistoryError/missing(path:)`` if there is no such file, ``HistoryError/readOnly(path:)`` if it
  ///   cannot be read without writing (another program's last changes still wait in its `-wal` file).
  public init(listing file: URL, patience: TimeInterval = 5) throws(HistoryError) {
    scored = try StoreFile(existing: Self.resolved(file), schema: .history, patience: patience)
    privateAnswers = nil
    sittings = nil
  }

  /// Where a history lies when none is named: `$XDG_DATA_HOME/balint/history.sqlite`, or else
  /// `~/.local/share/balint/history.sqlite`, on every system alike, so that one rule can be told in one line.
  ///
  /// - Parameter environment: the process's variables. A relative `XDG_DATA_HOME` is ignored, as its standard says.
  /// - Returns: the file of scored attempts, which need not exist.
  public static func defaultLocation(environment: [String: String]) -> URL {
    let data: URL
    if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") {
      data = URL(fileURLWithPath: folder, isDirectory: true)
    } else {
      let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
      data = URL(fileURLWithPath: home, isDirectory: true).appendingPathComponent(".local/share", isDirectory: true)
    }
    return data.appendingPathComponent("balint/history.sqlite", isDirectory: false)
  }

  /// Where a file really lies. SQLite puts its own files beside that one, not beside a link to it, and so do we.
  ///
  /// - Parameter file: a file, or a link to one; it need not exist.
  /// - Returns: its path without links, as far as the file or its folder exists.
  public static func resolved(_ file: URL) -> URL {
    if let path = realPath(file.path) { return URL(fileURLWithPath: path, isDirectory: false) }
    guard let folder = realPath(file.deletingLastPathComponent().path) else { return file }
    return URL(fileURLWithPath: folder, isDirectory: true)
      .appendingPathComponent(file.lastPathComponent, isDirectory: false)
  }

  private static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// The private file, which lies beside a resolved one and may be a link itself.
  /// The folder of answers that are open in the learner's editor: `history.sqlite-editing`.
  public static func editingFolder(beside file: URL) -> URL {
    URL(fileURLWithPath: file.path + "-editing", isDirectory: true)
  }

  /// The file of commands to be recalled: `history.sqlite-commands`.
  public static func commandsFile(beside file: URL) -> URL {
    URL(fileURLWithPath: file.path + "-commands", isDirectory: false)
  }

  static func privateFile(beside file: URL) -> URL {
    let name = file.deletingPathExtension().lastPathComponent + "-private"
    let folder = file.deletingLastPathComponent()
    let end = file.pathExtension
    return resolved(folder.appendingPathComponent(end.isEmpty ? name : "\(name).\(end)", isDirectory: false))
  }

  func privateStore() throws(HistoryError) -> StoreFile {
    guard let privateAnswers else { throw .readOnly(path: scored.path) }
    return privateAnswers
  }

  func openSittings() throws(HistoryError) -> OpenSittings {
    guard let sittings else { throw .readOnly(path: scored.path) }
    return sittings
  }
}

extension Date {
  /// Whole milliseconds since 1970, as all our tables keep time.
  var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

  init(milliseconds: Int64) {
    self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
  }
}

extension String {
  /// The UTF-8 bytes, as our tables keep a learner's own words.
  var bytes: Data { Data(utf8) }

  init(bytes: Data) {
    self.init(decoding: bytes, as: UTF8.self)
  }
}
