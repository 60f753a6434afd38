/// A small picture of one theme or skill: a bar a period, the higher the more was seen, and a dot for a period without
/// answers.
struct ProgressPlot {
  private static let height = 24
  private static let barWidth = 8
  private static let step = 10
  /// What is seldom seen is still seen to be no gap.
  private static let lowest = 2

  let periods: ProgressPeriods

  func write(_ item: ProgressItem, to html: inout HTMLText) {
    let width = Self.step * item.periods.count
    let size: KeyValuePairs<HTMLText.Attribute, String> = [
      .class: "plot", .role: "img", .label: description(item), .width: "\(width)", .height: "\(Self.height)",
      .viewBox: "0 0 \(width) \(Self.height)",
    ]
    html.element(.svg, size) { svg in
      for (index, period) in item.periods.enumerated() {
        svg.element(.g) { bar in
          bar.element(.title, text: title(index, period))
          bar.empty(.rect, rectangle(index, period))
        }
      }
    }
  }

  /// The picture in words.
  private func description(_ item: ProgressItem) -> String {
    item.periods.indices.map { title($0, item.periods[$0]) }.joined(separator: "; ")
  }

  private func title(_ index: Int, _ period: MarkSum) -> String {
    let days = "\(periods.firstDay(index).words) to \(periods.lastDay(index).words)"
    guard let frequency = period.frequency else { return "\(days): no answers" }
    return "\(days): \(frequency.rawValue) seen, \(ProgressWords.answers(period))"
  }

  private func rectangle(_ index: Int, _ period: MarkSum) -> KeyValuePairs<HTMLText.Attribute, String> {
    let left = Self.step * index
    guard let share = period.share else {
      let middle = left + Self.barWidth / 2 - 1
      return [.class: "gap", .x: "\(middle)", .y: "\(Self.height - 2)", .width: "2", .height: "2"]
    }
    let height = Self.lowest + Int((share * Double(Self.height - Self.lowest)).rounded())
    return [
      .class: "bar", .x: "\(left)", .y: "\(Self.height - height)", .width: "\(Self.barWidth)", .height: "\(height)",
    ]
  }
}
