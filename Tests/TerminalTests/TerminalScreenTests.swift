import TestPrograms
import Testing

/// The screen that transcripts are read from, against what xterm does.
@Suite struct TerminalScreenTests {
  private func screen(_ output: String, columns: Int = 10, rows: Int = 4) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, rows: rows)
    screen.feed(output.utf8)
    return screen
  }

  @Test func `Text stands where it was written, without the blanks at its end`() {
    #expect(screen("one \r\n\r\n two").text == ["one", "", " two"])
    #expect(screen("").text == [])
    #expect(screen("a\n\u{8}b\tc\u{7}").text == ["a", "b       c"])
    #expect(screen("\u{7}\u{7}").bells == 2)
  }

  @Test func `A line breaks before the character that has no room, not after the last that has`() {
    #expect(screen("0123456789").row == 0)
    #expect(screen("0123456789").column == 9)
    #expect(screen("0123456789a").text == ["0123456789", "a"])
    #expect(screen("0123456789\r\na").text == ["0123456789", "a"])
    #expect(screen("0123456789\u{8}x").text == ["01234567x9"])
    #expect(screen("0123456789\u{1B}[Kx").text == ["012345678x"])
    #expect(screen("0123456789\u{1B}[1mx").text == ["0123456789", "x"])
  }

  @Test func `What scrolls off at the top is kept`() {
    let screen = screen("1\r\n2\r\n3\r\n4\r\n5\r\n6")
    #expect(screen.scrollback.count == 2)
    #expect(screen.text == ["1", "2", "3", "4", "5", "6"])
    #expect(screen.row == 3)
  }

  @Test(arguments: [
    ("世界x", 5), ("é", 1), ("cafe\u{301}", 4), ("👵", 2), ("👵🏽", 4), ("🇬🇧", 2), ("a\u{200D}b", 2), ("“…”", 3),
  ])
  func `Wide characters take two columns and marks none`(text: String, width: Int) {
    let screen = screen(text)
    #expect(screen.column == width)
    #expect(screen.text == [text])
  }

  @Test func `A wide character without room goes to the next line, and is never cut in half`() {
    #expect(screen("012345678世").text == ["012345678", "世"])
    #expect(screen("01234567世e\u{301}").text == ["01234567世", "e\u{301}"])
    #expect(screen("01234567世\u{301}").text == ["01234567世\u{301}"])
    #expect(screen("世\u{1B}[2GX").text == [" X"])
    #expect(screen("世\rX").text == ["X"])
    #expect(screen("世a\r\u{1B}[P").text == [" a"])
    #expect(screen("世a\u{1B}[2G\u{1B}[@").text == ["   a"])
  }

  @Test func `A character or sequence may come in pieces`() {
    var screen = TerminalScreen(columns: 10, rows: 2)
    for byte in "é\u{1B}[4m世\u{1B}[0m.".utf8 { screen.feed([byte]) }
    #expect(screen.styledText == ["é_世_."])
    screen.feed([0xC3, 0x41])
    #expect(screen.text == ["é世.\u{FFFD}A"])
  }

  @Test func `The cursor moves and stays on the screen`() {
    #expect(screen("abc\u{1B}[2DX").text == ["aXc"])
    #expect(screen("a\u{1B}[3Cb\u{1B}[Bc\u{1B}[Ad").text == ["a   b d", "     c"])
    #expect(screen("\u{1B}[2;3Hx\u{1B}[Hy\u{1B}[4Gz").text == ["y  z", "  x"])
    #expect(screen("\u{1B}[99;99H\u{1B}[99A\u{1B}[99999999999999Dx").text == ["x"])
    #expect(screen("ab\u{1B}7\r\ncd\u{1B}8e").text == ["abe", "cd"])
    #expect(screen("\u{1B}[2;2H\u{1B}Mx\u{1B}My").text == ["  y", " x"])
  }

  @Test func `Erasing blanks a part of the line or of the screen`() {
    let full = "abc\r\ndef\r\nghi\u{1B}[2;2H"
    #expect(screen(full + "\u{1B}[K").text == ["abc", "d", "ghi"])
    #expect(screen(full + "\u{1B}[1K").text == ["abc", "  f", "ghi"])
    #expect(screen(full + "\u{1B}[2K").text == ["abc", "", "ghi"])
    #expect(screen(full + "\u{1B}[J").text == ["abc", "d"])
    #expect(screen(full + "\u{1B}[1J").text == ["", "  f", "ghi"])
    #expect(screen(full + "\u{1B}[2J").text == [])
    #expect(screen(full + "\u{1B}[X").text == ["abc", "d f", "ghi"])
  }

  @Test func `Characters and lines are inserted and deleted`() {
    #expect(screen("abcdefghij\r\u{1B}[2P").text == ["cdefghij"])
    #expect(screen("abcdefghij\r\u{1B}[2@").text == ["  abcdefgh"])
    #expect(screen("a\u{1B}[99P\u{1B}[99@").text == ["a"])
    #expect(screen("a\r\nb\r\nc\u{1B}[2;1H\u{1B}[L").text == ["a", "", "b", "c"])
    #expect(screen("a\r\nb\r\nc\u{1B}[1;1H\u{1B}[2M").text == ["c"])
    #expect(screen("a\r\nb\u{1B}[S").text == ["a", "b"])
    #expect(screen("a\r\nb\u{1B}[T").text == ["", "a", "b"])
  }

  @Test func `Styles go with the characters, and underlined ones are marked`() {
    let screen = screen("\u{1B}[1;4mab\u{1B}[0m c\u{1B}[2;31md\u{1B}[22;39me")
    #expect(screen.styledText == ["_ab_ cde"])
    let cells = screen.lines[0]
    #expect(cells[0].style.isBold && cells[0].style.isUnderlined)
    #expect(cells[4].style.isFaint && cells[4].style.colour == 1)
    #expect(cells[5].style == TerminalCell.Style())
  }

  @Test func `It knows whether pastes are to be marked`() {
    #expect(screen("\u{1B}[?2004h").bracketsPastes)
    #expect(!screen("\u{1B}[?2004h\u{1B}[?2004l").bracketsPastes)
  }

  @Test func `What it does not know is noted and shows nothing`() {
    let screen = screen("a\u{1B}[5n\u{1B}]0;title\u{7}\u{1B}]0;x\u{1B}\\\u{1B}[48m\u{9B}\u{1B}cb\u{E}")
    #expect(screen.unknownSequences == ["␛[5n", "␛]0;title␇", "␛]0;x␛\\", "␛[48m", "U+9B", "␛c", "U+E"])
    #expect(screen.text == ["ab"])
  }

  @Test func `Another width cuts or extends the lines and breaks none anew`() {
    var narrow = screen("0123456789\r\nab世")
    narrow.resize(columns: 3, rows: 4)
    #expect(narrow.text == ["012", "ab"])
    #expect(narrow.column == 2)
    narrow.resize(columns: 12, rows: 4)
    narrow.feed("\rxy".utf8)
    #expect(narrow.text == ["012", "xy"])
  }

  @Test func `Another height keeps the cursor's line and loses nothing`() {
    var low = screen("1\r\n2\r\n3\r\n4")
    low.resize(columns: 10, rows: 2)
    low.feed("!".utf8)
    #expect(low.text == ["1", "2", "3", "4!"])
    #expect(low.row == 1)
    low.resize(columns: 10, rows: 4)
    low.feed("\r\n5".utf8)
    #expect(low.text == ["1", "2", "3", "4!", "5"])
  }
}
