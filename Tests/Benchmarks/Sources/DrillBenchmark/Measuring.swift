import Foundation

func fail(_ message: String) -> Never {
  print(message)
  exit(1)
}

func milliseconds(_ work: () -> Void) -> Double {
  let duration = ContinuousClock().measure(work)
  return Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

func row(_ name: String, _ times: [Double]) {
  let sorted = times.sorted()
  func at(_ share: Double) -> String { String(format: "%.1f", sorted[Int(share * Double(sorted.count - 1))]) }
  print("| \(name) | \(at(0.5)) | \(at(0.95)) | \(at(0.99)) | \(at(1)) |")
}
