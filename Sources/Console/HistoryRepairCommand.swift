import ArgumentParser
import Foundation
import LearnerHistory
import Reporting
import Terminal

/// `balint history repair`: what can still be read of a damaged history.
struct HistoryRepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair", abstract: "Read what can still be read of a damaged history into a fresh one.",
    discussion: "The damaged file is never written to. Exit code 1 says that something was lost.")

  @Flag(help: "Put the fresh file in the place of the damaged one, which is kept under another name.")
  var replace = false

  @Option(
    name: .customLong("to"), help: "The fresh file of scored attempts. (default: NAME-repaired beside the damaged)")
  var target: String?

  @OptionGroup var history: HistoryOptions
  @OptionGroup var look: ScreenOptions

  func validate() throws {
    if replace, target != nil { throw ValidationError("--replace and --to say two things; choose one") }
  }

  func run() throws {
    let screen = Screen.standard(look)
    let hasLost = try tellingHistoryErrors {
      let files = HistoryRepair.files(of: history.location)
      if files.isEmpty { throw HistoryError.missing(path: history.location.path) }
      var (hasLost, beyondRepair): (Bool, HistoryError?) = (false, nil)
      var fresh: [HistoryRepair.Replacement] = []
      for file in files {
        do {
          if try repair(file, on: screen, &fresh) { hasLost = true }
        } catch let error as HistoryError {
          // The other file may still be repaired.
          guard error == .beyondRepair(path: file.path) else { throw error }
          beyondRepair = error
          Messages.write("balint: \(error.description)")
        }
      }
      if replace { try putInPlace(fresh, on: screen) }
      if beyondRepair != nil { throw Outcome(message: nil, code: Outcome.unreadableInput) }
      return hasLost
    }
    if hasLost { throw Outcome.findings }
  }

  /// Repairs one file if it needs that; whether something was lost.
  private func repair(
    _ file: URL, on screen: Screen, _ replacements: inout [HistoryRepair.Replacement]
  ) throws -> Bool {
    let fresh = place(for: file)
    if try HistoryRepair.isSound(file, copyingBeside: fresh) {
      try screen.showUnbroken("\(file.path): sound, and left as it is")
      return false
    }
    let salvaged = try HistoryRepair.salvage(file, into: fresh)
    try screen.showUnbroken("\(file.path): damaged", .heading)
    for rows in salvaged.tables { try screen.show(Self.words(rows), indent: "  ") }
    if salvaged.usedFreshSchema {
      try screen.show("Its list of tables was gone; that of a new history helped to find the rest.", indent: "  ")
    }
    if salvaged.unreadableBytes > 0 {
      try screen.show("The disk did not give \(Count.of(salvaged.unreadableBytes, "byte")).", indent: "  ")
    }
    if !salvaged.hasLost { try screen.show("As far as can be told, nothing is lost.", indent: "  ") }
    if replace {
      replacements.append(.init(of: file, by: fresh, keepingAs: RenamedFiles.aside(file, on: Date())))
    } else {
      try screen.showUnbroken("The damaged file was left as it was; what was read is in \(fresh.path)", indent: "  ")
    }
    return salvaged.hasLost
  }

  /// Both files or neither; fresh ones that could not be put in place go, for they can be made again.
  private func putInPlace(_ replacements: [HistoryRepair.Replacement], on screen: Screen) throws {
    if replacements.isEmpty { return }
    do {
      try HistoryRepair.make(replacements, in: history.location)
    } catch {
      for replacement in replacements { try? FileManager.default.removeItem(at: replacement.fresh) }
      throw error
    }
    for replacement in replacements {
      try screen.showUnbroken(
        "\(replacement.file.path): the fresh file is in its place; the damaged one is now \(replacement.aside.path)")
    }
  }

  private func place(for file: URL) -> URL {
    guard let target else { return RenamedFiles.free(file, "-repaired") }
    let fresh = URL(fileURLWithPath: target)
    // Beside the one that was named, as everywhere.
    return file == history.location ? fresh : RenamedFiles.name(fresh, "-private")
  }

  private static func words(_ rows: Salvaged.Rows) -> String {
    var words = "\(rows.read) \(rows.read == 1 ? rows.table.noun : rows.table.plural)"
    if !rows.isRead { words += "; some may be lost" }
    if rows.refused > 0 { words += "; \(rows.refused) that could not be kept" }
    if rows.madeUp > 0 { words += "; \(rows.madeUp) made up, for what refers to them" }
    return words
  }
}

/// Names beside a file.
enum RenamedFiles {
  /// `history.sqlite` as `history-damaged.sqlite`.
  static func name(_ file: URL, _ addition: String) -> URL {
    let name = file.deletingPathExtension().lastPathComponent + addition
    let end = file.pathExtension
    return file.deletingLastPathComponent().appendingPathComponent(end.isEmpty ? name : "\(name).\(end)")
  }

  /// The first such name that is free, with a number if need be.
  static func free(_ file: URL, _ addition: String) -> URL {
    var (url, number) = (name(file, addition), 1)
    while ["", "-wal", "-shm"].contains(where: { FileManager.default.fileExists(atPath: url.path + $0) }) {
      number += 1
      url = name(file, "\(addition)-\(number)")
    }
    return url
  }

  /// The name under which a damaged file is kept.
  static func aside(_ file: URL, on day: Date) -> URL {
    var (seconds, parts) = (time_t(day.timeIntervalSince1970), tm())
    localtime_r(&seconds, &parts)
    let date = String(format: "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
    return free(file, "-damaged-\(date)")
  }
}
