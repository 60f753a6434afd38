import Foundation

/// Chromium without a window, where it is installed.
enum Browser {
  static let path: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let candidates = folders.flatMap { folder in ["chromium", "chromium-browser"].map { "\(folder)/\($0)" } }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// What an expression of JavaScript says of a page that is shown in a frame `f` of some width in pixels.
  static func ask(_ expression: String, of page: [UInt8], width: Int) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(page).write(to: folder.appendingPathComponent("page.html"))
    let frame = """
      <!DOCTYPE html><body><iframe id="f" src="page.html" width="\(width)" height="1400"
      onload="d = this.contentDocument; w = this.contentWindow; document.title = 'said:' + (\(expression)) + ':'"></iframe>
      """
    let file = folder.appendingPathComponent("frame.html")
    try Data(frame.utf8).write(to: file)
    let browser = Process()
    browser.executableURL = URL(fileURLWithPath: path ?? "")
    browser.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--timeout=20000",
      "--user-data-dir=\(folder.path)/profile", "--window-size=\(width + 40),1500", "--dump-dom", file.path,
    ]
    // A file and no pipe: children of the browser's hold a pipe open for seconds after it has ended.
    let output = folder.appendingPathComponent("output.html")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    browser.standardOutput = try FileHandle(forWritingTo: output)
    browser.standardError = FileHandle.nullDevice
    try browser.run()
    browser.waitUntilExit()
    let dom = try String(contentsOf: output, encoding: .utf8)
    return dom.components(separatedBy: "<title>said:").last?.components(separatedBy: ":</title>").first ?? ""
  }
}
