/// Where things stand on a sheet of A4, in quarters of a millimetre.
struct SVGLayout: Sendable {
  /// The whole sheet.
  let page: SVGBox
  /// What everything stands within.
  let inner: SVGBox
  /// The map of the whole route.
  let map: SVGBox
  /// The enlargements, without their titles.
  let insets: [SVGBox]
  /// The lower edge of the header.
  let header: Double
  /// The upper edge of the bar along the route.
  let strip: Double
  /// The upper edge of the legend.
  let legend: Double
  /// The upper edge of the foot.
  let foot: Double
  /// How many columns the legend has.
  let legendColumns: Int

  /// The height of a line of the legend.
  static let legendLine = 16.0
  /// The height of a line of the foot.
  static let footLine = 12.5
  private static let gap = 10.0
  private static let titleHeight = 17.0

  /// Where enlargements stand.
  enum Side: CaseIterable {
    /// Right of the map.
    case right
    /// Below the map.
    case below
  }

  /// Lays out a sheet.
  init(
    isLandscape: Bool, side: Side, insets count: Int, legendEntries: Int, footLines: Int,
    headerHeight: Double
  ) {
    let (width, height) = isLandscape ? (1188.0, 840.0) : (840.0, 1188.0)
    page = SVGBox(left: 0, top: 0, right: width, bottom: height)
    let inner = page.grown(-28)
    self.inner = inner
    header = inner.top + headerHeight
    foot = inner.bottom - Double(footLines) * Self.footLine
    legendColumns = isLandscape ? 5 : 3
    let rows = (legendEntries + legendColumns - 1) / legendColumns
    legend = foot - Self.gap - Double(rows) * Self.legendLine
    strip = legend - Self.gap - 48
    var body = SVGBox(
      left: inner.left, top: header + Self.gap, right: inner.right, bottom: strip - Self.gap)
    var boxes: [SVGBox] = []
    if count > 0, side == .right {
      let height = (body.height - Double(count - 1) * Self.gap) / Double(count)
      let width = min(max(height - Self.titleHeight, 200), body.width * 0.3)
      for number in 0..<count {
        let top = body.top + Double(number) * (height + Self.gap) + Self.titleHeight
        boxes.append(
          SVGBox(
            left: body.right - width, top: top, right: body.right,
            bottom: top + height - Self.titleHeight))
      }
      body.right -= width + Self.gap
    } else if count > 0 {
      let height = min(max(body.height * 0.42, 170), 230)
      let width = (body.width - Double(count - 1) * Self.gap) / Double(count)
      for number in 0..<count {
        let left = body.left + Double(number) * (width + Self.gap)
        boxes.append(
          SVGBox(
            left: left, top: body.bottom - height, right: left + width, bottom: body.bottom))
      }
      body.bottom -= height + Self.titleHeight + Self.gap
    }
    (map, insets) = (body, boxes)
  }
}
