import CaseLoading
import CaseSyntax
import Diagnostics

/// Called by libFuzzer with bytes of its choice; a failed check ends the process, and libFuzzer keeps the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafeRawPointer?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeRawBufferPointer(start: start, count: count))
  ParserChecks(bytes).run()
  checkDecoder(bytes)
  return 0
}

/// The decoder must take whatever the parser makes of a text, and speak only of places within it.
private func checkDecoder(_ bytes: [UInt8]) {
  let source = SourceText(name: "fuzz.yaml", bytes: bytes)
  let loaded = BankLoader.load([source])
  for diagnostic in loaded.diagnostics { check(diagnostic, in: source) }
  if loaded.diagnostics.hasErrors { return }
  let parsed = SyntaxParser.parse(source)
  require(!parsed.diagnostics.hasErrors, "the bank was loaded, but its text has errors")
}

/// A diagnostic's places lie in the text.
func check(_ diagnostic: Diagnostic, in source: SourceText) {
  for span in [diagnostic.span] + diagnostic.notes.map(\.span) {
    require(0 <= span.start && span.end <= source.bytes.count, "\(diagnostic.id) points outside the text")
  }
}

/// Ends the process with a message, which a precondition would lose in an optimised build.
func require(_ isSo: Bool, _ message: @autoclosure () -> String) {
  if !isSo { fatalError(message()) }
}
