internal import CEdit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension LineEditor {
  /// Adds our functions to libedit's, in Emacs mode and in both modes of vi.
  func bindKeys() {
    balint_add_function(editor, "balint-insert", "Insert what was pasted", insertPending)
    balint_add_function(editor, "balint-complete", "Complete the word before the cursor", completeWord)
    let insertionKey = "\\" + String(KeyReader.insertionKey, radix: 8)
    balint_bind(editor, insertionKey, "balint-insert")
    balint_bind_in_command_mode(editor, insertionKey, "balint-insert")
    balint_bind(editor, "\\t", "balint-complete")
  }

  fileprivate var lineToCursor: String {
    guard let line = el_wline(editor)?.pointee, let start = line.buffer, let cursor = line.cursor else { return "" }
    var text = String.UnicodeScalarView()
    for character in UnsafeBufferPointer(start: start, count: cursor - start) {
      text.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}")
    }
    return String(text)
  }

  /// Below the line, which libedit then draws again.
  fileprivate func list(_ candidates: [String]) {
    try? screen.writeLine()
    // The rest of a long line, when the cursor is not at its end.
    if screen.understandsEscapeSequences {
      fputs("\u{1B}[J", output)
      fflush(output)
    }
    for row in Completion.rows(of: candidates.map(screen.sanitise), width: screen.width) {
      try? screen.writeLine([StyledRun(row)])
    }
  }
}

private func insertPending(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  guard let editor, let owner = LineEditor.of(editor) else { return UInt8(CC_ERROR) }
  return insert(owner.keys.takeInsertion(), into: editor) ? UInt8(CC_REFRESH) : UInt8(CC_ERROR)
}

private func completeWord(_ editor: OpaquePointer?, _ key: Int32) -> UInt8 {
  guard let editor, let owner = LineEditor.of(editor) else { return UInt8(CC_ERROR) }
  let line = owner.lineToCursor
  guard let completion = Completion(line: line, candidates: owner.complete(line)) else { return UInt8(CC_ERROR) }
  el_deletestr(editor, Int32(completion.replacedScalars))
  guard insert(KeyReader.characters(completion.text), into: editor) else { return UInt8(CC_ERROR) }
  if completion.listed.isEmpty { return UInt8(CC_REFRESH) }
  owner.list(completion.listed)
  balint_draw(editor)
  return UInt8(CC_NORM)
}

private func insert(_ characters: [wchar_t], into editor: OpaquePointer) -> Bool {
  characters.isEmpty || el_winsertstr(editor, characters + [0]) == 0
}
