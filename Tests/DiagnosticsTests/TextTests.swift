import Testing

@testable import Diagnostics

@Suite struct TextTests {
  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("日本", 4), ("👵", 2), ("👨‍👩‍👧", 2), ("🇬🇧", 2), ("❤️", 2), ("❤", 1), ("", 0),
    ("a\u{200B}b", 2), ("ｈｉ", 4), ("한글", 4),
  ]) func `width is counted in columns`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a\tb\nc", "a\tb\nc"), ("\u{1B}[31mred", "␛[31mred"), ("bell\u{7}", "bell␇"),
    ("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("\u{9B}31m", "\u{FFFD}31m"), ("x\u{202E}y", "x\u{FFFD}y"), ("\u{7F}", "␡"),
    ("back\u{8}space", "back␈space"), ("\0", "␀"),
  ]) func `nothing in a text can steer the terminal`(text: String, visible: String) {
    #expect(VisibleText.of(text) == visible)
  }

  @Test(arguments: [
    ("situtation", "situation"), ("looks_for", "looks for"), ("Title", "title"), ("antenatal", nil),
    ("leevl", "level"), ("xyz", nil), (String(repeating: "a", count: 100_000), nil),
  ]) func `a slip finds the name that was meant`(name: String, meant: String?) {
    let names = ["case", "title", "level", "situation", "looks for"]
    #expect(NearestName.closest(to: name, among: names) == meant)
  }
}
