internal import CEdit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Stands between the terminal and libedit's key bindings, for what bindings cannot do.
///
/// A binding that begins with escape would make vi's command mode unreachable. So pastes and Alt-Enter are recognised
/// here, one step before, in Emacs and vi mode alike; libedit sees `insertionKey`, bound to a function that inserts.
final class KeyReader {
  /// A key that no keyboard sends (the C1 control APC), bound in every mode.
  static let insertionKey: wchar_t = 0x9F

  private static let escape: wchar_t = 0x1B
  private static let lineBreaks = ["\u{1B}\r", "\u{1B}\n"].map(characters)
  private static let pasteStart = characters("\u{1B}[200~")
  private static let pasteEnd = characters("\u{1B}[201~")

  /// A terminal sends the bytes of one key together; a person who types escape and then a key is slower. Milliseconds.
  private static let keyTimeout: Int32 = 40

  /// While it reads, libedit has its own handler for Ctrl-C, which puts this one back when the signal comes.
  var handlerAfterInterrupt: UnsafeRawPointer?

  private let editor: OpaquePointer
  private let input: Int32
  /// Read ahead and no key of ours.
  private var pending: [wchar_t] = []
  private var insertion: [wchar_t] = []

  init(editor: OpaquePointer, input: Int32) {
    self.editor = editor
    self.input = input
  }

  /// Begins a line in which the text stands already.
  func start(with text: String) {
    pending = []
    insertion = Self.characters(text)
  }

  /// What the insertion key stands for, once.
  func takeInsertion() -> [wchar_t] {
    defer { insertion = [] }
    return insertion
  }

  /// The next character for libedit: 1 when there is one, 0 at the end, -1 with `errno`.
  func next(_ character: inout wchar_t) -> Int32 {
    while insertion.isEmpty {
      if !pending.isEmpty {
        character = pending.removeFirst()
        return 1
      }
      let count = read(&character)
      if count != 1 || character != Self.escape { return count }
      let status = recogniseKey()
      if status != 1 { return status }
    }
    character = Self.insertionKey
    return 1
  }

  /// After escape: leaves text in `insertion`, or what is no key of ours in `pending`.
  private func recogniseKey() -> Int32 {
    var typed = [Self.escape]
    while true {
      if Self.lineBreaks.contains(typed) {
        insertion = [0x0A]
        return 1
      }
      if typed == Self.pasteStart { return readPaste() }
      // The rest of a paste that Ctrl-C broke off.
      if typed == Self.pasteEnd { return 1 }
      let keys = Self.lineBreaks + [Self.pasteStart, Self.pasteEnd]
      guard keys.contains(where: { $0.starts(with: typed) }),
        waitUntilReady(input, Int16(POLLIN), milliseconds: Self.keyTimeout)
      else {
        pending = typed
        return 1
      }
      var character: wchar_t = 0
      let count = read(&character)
      if count != 1 { return count }
      typed.append(character)
    }
  }

  /// Terminals send the line ends of a paste as carriage returns.
  private func readPaste() -> Int32 {
    var text: [wchar_t] = []
    while !text.ends(with: Self.pasteEnd) {
      var character: wchar_t = 0
      let count = read(&character)
      if count != 1 { return count }
      text.append(character == 0x0D ? 0x0A : character)
    }
    insertion = text.dropLast(Self.pasteEnd.count).filter { $0 != 0 }
    return 1
  }

  private func read(_ character: inout wchar_t) -> Int32 {
    // Ctrl-C came while a key was being worked on, when no read was there to end.
    if balint_interrupt_handler() == handlerAfterInterrupt {
      errno = EINTR
      return -1
    }
    return balint_read_key(editor, &character, readKey)
  }

  /// For libedit a zero ends a text.
  static func characters(_ text: String) -> [wchar_t] {
    text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }.filter { $0 != 0 }
  }
}

extension [wchar_t] {
  fileprivate func ends(with suffix: [wchar_t]) -> Bool {
    last == suffix.last && self.suffix(suffix.count).elementsEqual(suffix)
  }
}

/// What libedit calls for each character.
func readKey(_ editor: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?) -> Int32 {
  guard let editor, let character, let owner = LineEditor.of(editor) else { return 0 }
  return owner.keys.next(&character.pointee)
}
