import Foundation
import Testing

@testable import Reporting

@Suite struct HTMLTextTests {
  static func html(_ fill: (inout HTMLText) throws -> Void) rethrows -> String {
    var text = HTMLText()
    try fill(&text)
    return String(decoding: text.bytes, as: UTF8.self)
  }

  @Test func `elements close, and come with their attributes in order`() {
    #expect(
      Self.html { html in
        html.element(.p, [.class: "note", .lang: "en"]) { p in
          p.text("a ")
          p.element(.strong, text: "b")
          p.empty(.br)
        }
      } == "<p class=\"note\" lang=\"en\">a <strong>b</strong><br/></p>\n")
  }

  @Test func `text and attributes are escaped`() {
    let hostile = "<script>alert(\"1\")</script> & ' -->"
    let escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39; --&gt;"
    #expect(Self.html { $0.text(hostile) } == escaped)
    #expect(
      Self.html { $0.element(.span, [.label: hostile], text: "") } == "<span aria-label=\"\(escaped)\"></span>")
  }

  @Test func `what steers, hides or is no character becomes visible`() {
    #expect(Self.html { $0.text("\u{0}\u{1B}[2J\u{7F}\u{85}\u{202E}\u{2066}") } == "␀␛[2J␡���")
    let noCharacters = [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFF].compactMap { Unicode.Scalar(UInt32($0)) }
    #expect(Self.html { $0.text(String(String.UnicodeScalarView(noCharacters))) } == "�����")
    let halfOfAPair = String(decoding: [0xED, 0xA0, 0x80, 0x41], as: UTF8.self)
    #expect(Self.html { $0.text(halfOfAPair) } == "���A")
    #expect(Self.html { $0.text("שלום 👵🏽 e\u{301}") } == "שלום 👵🏽 e\u{301}")
  }

  @Test func `an element closes when its writer throws`() {
    struct Stop: Error {}
    var text = HTMLText()
    #expect(throws: Stop.self) { try text.element(.p) { p in try p.element(.em) { _ in throw Stop() } } }
    #expect(String(decoding: text.bytes, as: UTF8.self) == "<p><em></em></p>\n")
  }

  @Test func `nothing that runs, loads or links can be written`() {
    for name in ["script", "iframe", "object", "embed", "link", "a", "img", "image", "use", "form", "base"] {
      #expect(HTMLText.Element(rawValue: name) == nil && HTMLText.EmptyElement(rawValue: name) == nil)
    }
    for name in ["href", "src", "style", "action", "onload", "onclick", "xlink:href", "srcdoc"] {
      #expect(HTMLText.Attribute(rawValue: name) == nil)
    }
  }
}
