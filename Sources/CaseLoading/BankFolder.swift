public import Diagnostics
import Foundation

/// A bank's files on disk.
public enum BankFolder {
  /// Why no file could be read.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// Place, cause and mend in one or two sentences.
    public let description: String
  }

  /// The ending of the files that hold what marked answers have taught about a case; they lie beside it, and are no
  /// cases themselves.
  public static let calibrationEnding = ".calibration.yaml"

  /// Reads the files of a bank, in the order of their paths; or the one file that is named.
  ///
  /// Of a folder, every `.yaml` and `.yml` file in it and below counts; hidden ones and calibrations do not.
  ///
  /// - Parameter path: a folder or a file.
  /// - Returns: the files, named by `path` and where they lie in it.
  /// - Throws: `Failure` when there is nothing there, nothing can be read, or a folder holds no such file.
  public static func read(_ path: String) throws(Failure) -> [SourceText] {
    var sources: [SourceText] = []
    for file in try files(path) { sources.append(try source(file)) }
    return sources
  }

  /// The paths of the calibrations in a folder and below, in their order.
  ///
  /// - Parameter path: a folder of a bank; a file has none of its own.
  /// - Returns: the paths, whatever the files hold.
  /// - Throws: `Failure` when a folder cannot be read.
  public static func calibrations(_ path: String) throws(Failure) -> [String] {
    try listing(path).calibrations
  }

  /// The paths of a bank's files, in the order in which `read` gives them.
  static func files(_ path: String) throws(Failure) -> [String] {
    try listing(path).files
  }

  private static func listing(_ path: String) throws(Failure) -> (files: [String], calibrations: [String]) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(description: "there is no file or folder \(path)")
    }
    guard isFolder.boolValue else {
      if path.hasSuffix(calibrationEnding) {
        throw Failure(description: "\(path) is the calibration of a case; name the case, or the folder of both")
      }
      return ([path], [])
    }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    var names: [String] = []
    var calibrations: [String] = []
    var disguised: String?
    var folders = [""]
    while let folder = folders.popLast() {
      guard let stream = opendir(prefix + folder) else {
        throw Failure(description: "the folder \(prefix + folder) cannot be read; check its permissions")
      }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
          tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
        }
        guard !name.hasPrefix(".") else { continue }
        if isSubfolder(prefix + folder + name, type: Int32(entry.pointee.d_type)) {
          folders.append(folder + name + "/")
        } else if name.hasSuffix(calibrationEnding) {
          calibrations.append(folder + name)
        } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
          names.append(folder + name)
        } else if name.hasSuffix(".yaml.txt") || name.hasSuffix(".yml.txt") {
          disguised = disguised.map { min($0, folder + name) } ?? folder + name
        }
      }
    }
    guard !names.isEmpty else {
      let mend = disguised.map { ", and \($0) does not; rename it without .txt" } ?? ""
      throw Failure(description: "there is no case in \(path): a bank's files end in .yaml\(mend)")
    }
    return (names.sorted().map { prefix + $0 }, calibrations.sorted().map { prefix + $0 })
  }

  /// Whether an entry is a folder in itself: what a link leads to is not gone through, so that links cannot lead round.
  private static func isSubfolder(_ path: String, type: Int32) -> Bool {
    if type != Int32(DT_UNKNOWN) { return type == Int32(DT_DIR) }
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func source(_ path: String) throws(Failure) -> SourceText {
    guard let data = FileManager.default.contents(atPath: path) else { throw unreadable(path) }
    return SourceText(name: path, bytes: Array(data))
  }

  static func unreadable(_ path: String) -> Failure {
    Failure(description: "the file \(path) cannot be read; check its permissions")
  }
}
