/// The header fields that every answer bears, so that a browser keeps our pages apart from others.
public struct SecurityHeaders: Sendable, Equatable {
  /// The pages and their parts come from this server only, without inline scripts and styles; images may be inline.
  public static let ownContentOnly =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  /// The fields of every answer.
  let fields: [WebResponse.Header]

  /// The fields with a policy.
  ///
  /// - Parameter contentSecurityPolicy: the value of `Content-Security-Policy`.
  public init(contentSecurityPolicy: String = ownContentOnly) {
    fields = [
      .init("Content-Security-Policy", contentSecurityPolicy),
      .init("X-Content-Type-Options", "nosniff"),
      // Not "no-referrer": with it browsers send `Origin: null` with our own forms, which are then refused.
      .init("Referrer-Policy", "same-origin"),
      .init("X-Frame-Options", "DENY"),
      .init("Cross-Origin-Opener-Policy", "same-origin"),
      .init("Cross-Origin-Resource-Policy", "same-origin"),
    ]
  }
}
