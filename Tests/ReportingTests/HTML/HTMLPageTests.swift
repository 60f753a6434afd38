import Foundation
import Testing

@testable import Reporting

@Suite struct HTMLPageTests {
  static let page: String = {
    var body = HTMLText()
    body.element(.p, text: "Hello.")
    return String(decoding: HTMLPage(title: "Tom & Ann", language: "en-GB", body: body).bytes, as: UTF8.self)
  }()

  @Test func `a page has a language, a title, one first heading, what it holds and the line about its use`() throws {
    #expect(Self.page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"/>"))
    #expect(Self.page.contains("<title>Tom &amp; Ann</title>"))
    #expect(Self.page.contains("<main><h1>Tom &amp; Ann</h1>\n<p>Hello.</p>\n</main>"))
    #expect(Self.page.contains("<footer><p>Formative: "))
    #expect(Self.page.contains("name=\"viewport\""))
    #expect(WellFormed(Array(Self.page.utf8)) != nil)
  }

  @Test func `the security policy allows the page's own style sheet and nothing else`() throws {
    let sheet = try #require(
      Self.page.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
    #expect(HTMLStyle.fingerprint == "sha256-" + SHA256.base64(Array(sheet.utf8)))
    #expect(Self.page.contains("default-src &#39;none&#39;; style-src &#39;\(HTMLStyle.fingerprint)&#39;;"))
    #expect(!sheet.contains { "<>&".contains($0) })
    #expect(!sheet.contains("url(") && !sheet.contains("@import"))
    // Known from FIPS 180-4: the hash of "abc".
    #expect(SHA256.base64(Array("abc".utf8)) == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
  }

  @Test func `every colour of text has a contrast of 4,5 to 1 on what is behind it`() throws {
    let palettes = Self.page.components(separatedBy: ":root {").dropFirst().map { $0.components(separatedBy: "}")[0] }
    #expect(palettes.count == 3)
    for palette in palettes {
      let paper = try Self.luminance("--paper", palette)
      let panel = try Self.luminance("--panel", palette)
      for colour in ["--ink", "--quiet", "--accent"] {
        let text = try Self.luminance(colour, palette)
        for ground in [paper, panel] {
          let contrast = (max(text, ground) + 0.05) / (min(text, ground) + 0.05)
          #expect(contrast >= 4.5, "\(colour) in \(palette)")
        }
      }
    }
  }

  /// Relative luminance, 0 to 1. Source: WCAG 2.2, definition of "relative luminance".
  private static func luminance(_ name: String, _ palette: String) throws -> Double {
    let value = try #require(palette.components(separatedBy: "\(name): #").last?.prefix(6))
    let number = try #require(Int(value, radix: 16))
    let parts = [16, 8, 0].map { shift in
      let part = Double((number >> shift) & 0xFF) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
