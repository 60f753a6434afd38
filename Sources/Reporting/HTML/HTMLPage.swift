/// A page in one file: no program, no link, nothing loaded; light and dark, for a screen, a phone and paper.
///
/// Its security policy forbids everything except the one style sheet that it holds, named by its fingerprint.
public struct HTMLPage: Sendable {
  /// The title.
  public let title: String
  /// Language of the page, as a BCP 47 tag.
  public let language: String
  /// What stands between the title and the last line.
  public let body: HTMLText

  /// Makes a page.
  ///
  /// - Parameters:
  ///   - title: the title, which is the page's first heading too.
  ///   - language: the language of the page, as a BCP 47 tag.
  ///   - body: what stands below the title; its headings begin with `h2`.
  public init(title: String, language: String, body: HTMLText) {
    self.title = title
    self.language = language
    self.body = body
  }

  /// The page as a file, in UTF-8.
  public var bytes: [UInt8] { Self.opening(title: title, language: language) + body.bytes + Self.closing }

  /// What stands before the body, for a page that is written piece by piece.
  static func opening(title: String, language: String) -> [UInt8] {
    var page = HTMLText()
    page.verbatim("<!DOCTYPE html>\n<html lang=\"")
    page.text(language)
    page.verbatim("\">")
    page.element(.head) { head in
      declare(&head)
      head.element(.title, text: title)
      head.element(.style) { $0.verbatim(HTMLStyle.sheet) }
    }
    page.verbatim("<body><main>")
    page.element(.h1, text: title)
    return page.bytes
  }

  /// What stands after the body.
  static var closing: [UInt8] {
    var page = HTMLText()
    page.verbatim("</main>\n")
    page.element(.footer) { $0.element(.p, text: lastLine) }
    page.verbatim("</body>\n</html>\n")
    return page.bytes
  }

  /// What all this is for.
  static let use = "Formative: for practice and for talking about it, not for grades, selection or ranking."
  /// What every page says at its foot.
  static let lastLine = "\(use) Made by balint; this page is one file and loads nothing."

  private static func declare(_ head: inout HTMLText) {
    head.empty(.meta, [.charset: "utf-8"])
    let policy = "default-src 'none'; style-src '\(HTMLStyle.fingerprint)'; base-uri 'none'; form-action 'none'"
    head.empty(.meta, [.httpEquivalent: "Content-Security-Policy", .content: policy])
    head.empty(.meta, [.name: "viewport", .content: "width=device-width, initial-scale=1"])
    head.empty(.meta, [.name: "color-scheme", .content: "light dark"])
  }
}
