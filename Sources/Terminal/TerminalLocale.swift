#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The C library's idea of characters, which libedit goes by.
enum TerminalLocale {
  /// Takes the user's locale when it is UTF-8, else another one that is: otherwise libedit drops whatever is not ASCII
  /// without a word.
  ///
  /// Only the characters' category is touched, so that numbers and dates stay as they are on every machine.
  static func useUnicode() {
    for name in ["", "C.UTF-8", "UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil {
      if let codeset = nl_langinfo(nl_item(CODESET)), String(cString: codeset) == "UTF-8" { return }
    }
  }
}
