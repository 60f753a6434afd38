/// What only a page that is served may hold beyond `HTMLText`: forms, links, a script. Every address in it is one of
/// `DrillRoute`, none comes from outside.
enum ServedHTML {
  static func link(to route: DrillRoute, text: String, in html: inout HTMLText) {
    html.verbatim("<a href=\"")
    html.text(route.path)
    html.verbatim("\">")
    html.text(text)
    html.verbatim("</a>")
  }

  /// A form whose fields are sent by POST.
  ///
  /// - Parameters:
  ///   - route: where they are sent.
  ///   - draft: under what name a script keeps what is being typed; nil to keep nothing.
  ///   - isSent: whether what stands in it is what was sent before.
  ///   - html: the page.
  ///   - fill: writes what is in it.
  static func form(
    to route: DrillRoute, draft: String? = nil, isSent: Bool = false, in html: inout HTMLText,
    _ fill: (inout HTMLText) -> Void
  ) {
    html.verbatim("<form method=\"post\" accept-charset=\"utf-8\" action=\"")
    html.text(route.path)
    if let draft {
      html.verbatim("\" data-draft=\"")
      html.text(draft)
    }
    html.verbatim(isSent ? "\" data-sent=\"yes\">" : "\">")
    fill(&html)
    html.verbatim("</form>\n")
  }

  /// A field that is sent as it is and not seen.
  static func hidden(_ field: DrillRoute.Field, _ value: String, in html: inout HTMLText) {
    html.verbatim("<input type=\"hidden\"")
    name(field, &html)
    self.value(value, &html)
    html.verbatim("/>")
  }

  /// One line to be typed, with its label.
  static func line(_ field: DrillRoute.Field, label: String, value: String, in html: inout HTMLText) {
    self.label(field, label, &html)
    switch field {
    case .name: html.verbatim("<input type=\"text\" autocomplete=\"name\" maxlength=\"100\" required=\"required\"")
    default:
      html.verbatim(
        "<input type=\"text\" autocomplete=\"off\" autocapitalize=\"characters\" maxlength=\"40\" required=\"required\""
      )
    }
    html.verbatim(" spellcheck=\"false\"")
    identity(field, &html)
    self.value(value, &html)
    html.verbatim("/>\n")
  }

  /// Several lines to be typed, with their label.
  ///
  /// - Parameters:
  ///   - field: the field.
  ///   - label: what it is called.
  ///   - text: what stands in it.
  ///   - longest: how many characters it takes.
  ///   - html: the page.
  static func box(_ field: DrillRoute.Field, label: String, text: String, longest: Int, in html: inout HTMLText) {
    self.label(field, label, &html)
    html.verbatim("<textarea rows=\"6\" dir=\"auto\" maxlength=\"")
    html.text("\(longest)")
    html.verbatim("\"")
    identity(field, &html)
    // HTML drops a line break at the beginning; this one is dropped in place of the learner's.
    html.verbatim(">\n")
    html.text(text)
    html.verbatim("</textarea>\n")
  }

  /// The button that sends a form.
  static func button(_ text: String, in html: inout HTMLText) {
    html.verbatim("<p><button type=\"submit\">")
    html.text(text)
    html.verbatim("</button></p>\n")
  }

  private static func label(_ field: DrillRoute.Field, _ text: String, _ html: inout HTMLText) {
    html.verbatim("<label for=\"")
    html.text(field.rawValue)
    html.verbatim("\">")
    html.text(text)
    html.verbatim("</label>\n")
  }

  private static func identity(_ field: DrillRoute.Field, _ html: inout HTMLText) {
    html.verbatim(" id=\"")
    html.text(field.rawValue)
    html.verbatim("\"")
    name(field, &html)
  }

  private static func name(_ field: DrillRoute.Field, _ html: inout HTMLText) {
    html.verbatim(" name=\"")
    html.text(field.rawValue)
    html.verbatim("\"")
  }

  private static func value(_ value: String, _ html: inout HTMLText) {
    html.verbatim(" value=\"")
    html.text(value)
    html.verbatim("\"")
  }
}
