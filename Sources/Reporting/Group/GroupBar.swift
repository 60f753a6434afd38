/// A bar of how many answers got each verdict, from met to cannot tell. The counts stand beside it in words.
enum GroupBar {
  private static let width = 160
  private static let height = 12

  static func write(_ counts: VerdictCounts, to html: inout HTMLText) {
    guard counts.total > 0 else { return }
    let size: KeyValuePairs<HTMLText.Attribute, String> = [
      .class: "plot", .role: "img", .label: GroupWords.numbers(counts), .width: "\(width)", .height: "\(height)",
      .viewBox: "0 0 \(width) \(height)",
    ]
    html.element(.svg, size) { svg in
      var sum = 0
      for (look, count) in [
        ("bar", counts.met), ("some", counts.partly), ("rest", counts.notSeen), ("gap", counts.cannotTell),
      ] where count > 0 {
        let (left, right) = (width * sum / counts.total, width * (sum + count) / counts.total)
        sum += count
        // A gap of one between parts; what is rare is still seen.
        svg.empty(
          .rect,
          [.class: look, .x: "\(left)", .y: "0", .width: "\(max(1, right - left - 1))", .height: "\(height)"])
      }
    }
  }
}
