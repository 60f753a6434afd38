public import Diagnostics
import Foundation

/// A bank's files on disk.
public enum BankFolder {
  /// Why no file could be read.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// Place, cause and mend in one or two sentences.
    public let description: String
  }

  /// Reads the files of a bank, in the order of their paths; or the one file that is named.
  ///
  /// Of a folder, every `.yaml` and `.yml` file in it and below counts; hidden ones do not.
  ///
  /// - Parameter path: a folder or a file.
  /// - Returns: the files, named by `path` and where they lie in it.
  /// - Throws: `Failure` when there is nothing there, nothing can be read, or a folder holds no such file.
  public static func read(_ path: String) throws(Failure) -> [SourceText] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(description: "there is no file or folder \(path)")
    }
    guard isFolder.boolValue else { return [try file(path)] }
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else {
      throw Failure(description: "the folder \(path) cannot be read; check its permissions")
    }
    let files = names.filter { name in
      (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    guard !files.isEmpty else {
      throw Failure(description: "there is no case in \(path): a bank's files end in .yaml")
    }
    let prefix = path.hasSuffix("/") ? path : path + "/"
    var sources: [SourceText] = []
    for name in files.sorted() { sources.append(try file(prefix + name)) }
    return sources
  }

  private static func file(_ path: String) throws(Failure) -> SourceText {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(description: "the file \(path) cannot be read; check its permissions")
    }
    return SourceText(name: path, bytes: Array(data))
  }
}
