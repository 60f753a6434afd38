import Agreement
import Calibrating

/// Small pictures of shares from none to all; each says in words what it shows.
enum CalibrationPlot {
  private static let height = 80
  private static let bar = 10

  /// What was said beside what agreed: two bars for each range of confidence that holds any mark.
  static func write(_ reliability: Reliability, to html: inout HTMLText) {
    let bins = reliability.bins.filter { $0.count > 0 }
    let words = bins.map { bin in
      let range = "\(AgreementWords.percent(bin.from)) to \(AgreementWords.percent(bin.to))"
      let said = AgreementWords.percent(bin.stated ?? 0)
      return "\(range): said \(said), agreed \(AgreementWords.percent(bin.agreement ?? 0))"
    }
    picture(words, step: 3 * bar, to: &html) { place, svg in
      let left = place * 3 * bar
      rectangle(left, 0, bins[place].stated ?? 0, "gap", &svg)
      rectangle(left + bar, 0, bins[place].agreement ?? 0, "bar", &svg)
    }
  }

  /// A learning curve: for each number of answers the interval, and in it the mean.
  static func write(_ curve: [LearningPoint], to html: inout HTMLText) {
    let words = curve.map { point in
      let ends = "\(AgreementWords.percent(point.exactLow)) to \(AgreementWords.percent(point.exactHigh))"
      return "\(AgreementWords.answers(point.answers)): \(AgreementWords.percent(point.exact)) (\(ends))"
    }
    picture(words, step: 2 * bar, to: &html) { place, svg in
      let left = place * 2 * bar
      rectangle(left, curve[place].exactLow, curve[place].exactHigh, "some", &svg)
      rectangle(left, curve[place].exact - 0.02, curve[place].exact + 0.02, "bar", &svg)
    }
  }

  private static func picture(
    _ words: [String], step: Int, to html: inout HTMLText, _ draw: (Int, inout HTMLText) -> Void
  ) {
    guard !words.isEmpty else { return }
    let width = step * words.count
    let size: KeyValuePairs<HTMLText.Attribute, String> = [
      .class: "plot", .role: "img", .label: words.joined(separator: "; "), .width: "\(width)", .height: "\(height)",
      .viewBox: "0 0 \(width) \(height)",
    ]
    html.element(.svg, size) { svg in
      for (place, text) in words.enumerated() {
        svg.element(.g) { group in
          group.element(.title, text: text)
          draw(place, &group)
        }
      }
    }
  }

  private static func rectangle(_ left: Int, _ low: Double, _ high: Double, _ name: String, _ svg: inout HTMLText) {
    func place(_ share: Double) -> Int { Int((min(1, max(0, share)) * Double(height)).rounded()) }
    let (bottom, top) = (place(low), max(place(high), place(low) + 1))
    svg.empty(
      .rect,
      [.class: name, .x: "\(left)", .y: "\(height - top)", .width: "\(bar)", .height: "\(top - bottom)"])
  }
}
