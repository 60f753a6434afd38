package import Foundation

/// A real browser of a phone's size that a test works as a person would, through the DevTools protocol over a pipe.
///
/// Source: chromedevtools.github.io/devtools-protocol; messages end with a NUL.
package final class PhoneBrowser {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Where Chromium is, if it is here.
  package static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private let child: ChildProcess
  private let (input, output): (OwnPipe, OwnPipe)
  private let folder: TemporaryFolder
  private var received: [UInt8] = []
  private var lastID = 0
  private var session = ""

  /// Opens a page.
  ///
  /// - Parameters:
  ///   - address: its address.
  ///   - width: of the screen, in CSS pixels.
  ///   - height: of the screen.
  ///   - runsScripts: whether scripts run in it.
  /// - Throws: when there is no browser or it does not answer.
  package init(_ address: String, width: Int = 360, height: Int = 640, runsScripts: Bool = true) throws {
    folder = try TemporaryFolder()
    guard let path = Self.path else { throw Failure(description: "no Chromium here") }
    (input, output) = (try OwnPipe(), try OwnPipe())
    // The browser reads commands from descriptor 3 and writes to 4.
    let flags = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe",
      "--user-data-dir=\(folder.url.path)", "--window-size=\(width),\(height)",
    ]
    let line = "exec \(path) \(flags.joined(separator: " ")) 3<&0 4>&1 </dev/null >/dev/null 2>&1"
    child = try ChildProcess(
      "/bin/sh", ["-c", line], environment: ["PATH": "/usr/bin:/bin", "HOME": folder.url.path], input: input.reading,
      output: output.writing)
    close(input.reading)
    close(output.writing)
    let target = try call("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
    session = try call("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String ?? ""
    _ = try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 2, "mobile": true])
    _ = try call("Emulation.setScriptExecutionDisabled", ["value": !runsScripts])
    try go(to: address)
  }

  deinit {
    child.kill()
    child.wait()
    close(input.writing)
    close(output.reading)
  }

  /// Opens another page.
  package func go(to address: String) throws {
    _ = try call("Page.navigate", ["url": address])
    try wait(for: "document.readyState == 'complete' && location.href != 'about:blank'")
  }

  /// What an expression gives, as text.
  @discardableResult package func evaluate(_ expression: String) throws -> String {
    let answer = try call("Runtime.evaluate", ["expression": "String(\(expression))", "returnByValue": true])
    return (answer["result"] as? [String: Any])?["value"] as? String ?? ""
  }

  /// Waits until an expression is true.
  package func wait(for expression: String) throws {
    for _ in 0..<400 {
      if try evaluate(expression) == "true" { return }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw Failure(description: "never so: \(expression); the page says: \(try evaluate("document.body.innerText"))")
  }

  /// Types into the field that has the focus, as fingers do.
  package func type(_ text: String) throws { _ = try call("Input.insertText", ["text": text]) }

  /// Presses a key.
  package func press(_ key: String) throws {
    for kind in ["rawKeyDown", "keyUp"] {
      let code = key == "Enter" ? 13 : 9
      var event: [String: Any] = ["type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code]
      if key == "Enter", kind == "rawKeyDown" { event["type"] = "keyDown"; event["text"] = "\r" }
      _ = try call("Input.dispatchKeyEvent", event)
    }
  }

  /// Takes the network away, or gives it back.
  package func setOffline(_ isOffline: Bool) throws {
    _ = try call("Network.enable", [:])
    _ = try call(
      "Network.emulateNetworkConditions",
      ["offline": isOffline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1])
  }

  /// A picture of what is seen, as PNG.
  package func picture() throws -> Data {
    let answer = try call("Page.captureScreenshot", ["format": "png"])
    return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
  }

  // MARK: The protocol

  private func call(_ method: String, _ parameters: [String: Any]) throws -> [String: Any] {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    if !session.isEmpty { message["sessionId"] = session }
    try input.write(JSONSerialization.data(withJSONObject: message) + [0])
    while true {
      let answer = try next()
      guard answer["id"] as? Int == lastID else { continue }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  private func next() throws -> [String: Any] {
    while true {
      if let end = received.firstIndex(of: 0) {
        let message = Data(received[..<end])
        received.removeFirst(end + 1)
        return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
      }
      guard let part = output.read() else { throw Failure(description: "the browser went away") }
      received += part
    }
  }
}
