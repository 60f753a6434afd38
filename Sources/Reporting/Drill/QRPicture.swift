import Barcodes

/// A QR code as a picture on a page: dark on light whatever the page's colours, since many readers want it so.
enum QRPicture {
  static func write(_ code: QRCode, label: String, to html: inout HTMLText) {
    let zone = QRCode.quietZone
    let side = code.size + 2 * zone
    html.element(.svg, [.class: "qr", .role: "img", .label: label, .viewBox: "0 0 \(side) \(side)"]) { svg in
      svg.empty(.rect, [.class: "light", .width: "\(side)", .height: "\(side)"])
      for row in 0..<code.size {
        for run in code.darkRuns(inRow: row) {
          svg.empty(
            .rect,
            [
              .class: "dark", .x: "\(zone + run.lowerBound)", .y: "\(zone + row)", .width: "\(run.count)", .height: "1",
            ])
        }
      }
    }
  }
}
