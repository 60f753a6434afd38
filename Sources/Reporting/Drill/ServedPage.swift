import Matching

/// A page of a drill as the server sends it. What changes while it is open is all in `main`, which the script exchanges.
struct ServedPage {
  /// Who looks at it; names the look of the page.
  enum Audience: String {
    case learner, projector, tutor
  }

  let title: String
  let audience: Audience
  /// What stands in `main`, beginning with the first heading.
  let main: HTMLText
  /// The page that it is, when it follows the drill.
  var follows: DrillRoute.Page?
  /// Under what name a script keeps drafts; nil where nothing is typed, or nobody has joined.
  var drafts: String?
  /// What a screen reader is told when it appears.
  var news = ""
  /// Whether the drill is over, so that drafts are forgotten.
  var hasEnded = false
  /// Whether it loads itself anew where there is no script; not while somebody may be typing.
  var refreshes = true
  /// What stands below `main`.
  var footer: [String] = [HTMLPage.use]

  /// A text that changes when the page would.
  var state: String {
    Fingerprint.hex(Fingerprint.of(main.bytes[...], after: Fingerprint.of("\(title)\n\(news)\n\(hasEnded)")))
  }

  /// The page in UTF-8.
  ///
  /// - Parameter state: the state that the page has without a problem on it, if it has one.
  /// - Returns: the whole page.
  func bytes(state: String? = nil) -> [UInt8] {
    var page = HTMLText()
    page.verbatim("<!DOCTYPE html>\n<html lang=\"en\">")
    page.element(.head) { head(&$0) }
    page.verbatim("<body class=\"")
    page.text(audience.rawValue)
    page.verbatim("\">")
    page.element(.header) { header in
      header.element(.p, [.class: "brand"], text: "Balint, a drill")
      header.verbatim("<p id=\"status\" role=\"status\" aria-live=\"polite\"></p>\n")
    }
    page.verbatim("<main tabindex=\"-1\"")
    if let follows {
      data("page", DrillRoute.page(follows).path, &page)
      data("poll", DrillRoute.state(follows).path, &page)
      data("state", state ?? self.state, &page)
    }
    if let drafts { data("drill", drafts, &page) }
    if !news.isEmpty { data("news", news, &page) }
    if hasEnded { data("ended", "yes", &page) }
    page.verbatim(">")
    page.add(main)
    page.verbatim("</main>\n")
    page.element(.footer) { lines in for line in footer { lines.element(.p, text: line) } }
    page.verbatim("</body>\n</html>\n")
    return page.bytes
  }

  private func head(_ head: inout HTMLText) {
    head.empty(.meta, [.charset: "utf-8"])
    head.empty(.meta, [.name: "viewport", .content: "width=device-width, initial-scale=1"])
    head.empty(.meta, [.name: "color-scheme", .content: "light dark"])
    // With no referrer at all a browser names no origin either when a form is sent, and the server could not tell ours.
    head.empty(.meta, [.name: "referrer", .content: "same-origin"])
    if refreshes, follows != nil {
      head.verbatim("<noscript><meta http-equiv=\"refresh\" content=\"4\"/></noscript>")
    }
    head.element(.title, text: title)
    head.verbatim("<link rel=\"stylesheet\" href=\"")
    head.text(DrillRoute.sheet.path)
    head.verbatim("\"/><script defer=\"defer\" src=\"")
    head.text(DrillRoute.script.path)
    head.verbatim("\"></script>")
  }

  private func data(_ name: StaticString, _ value: String, _ page: inout HTMLText) {
    page.verbatim(" data-")
    page.verbatim(name)
    page.verbatim("=\"")
    page.text(value)
    page.verbatim("\"")
  }
}
