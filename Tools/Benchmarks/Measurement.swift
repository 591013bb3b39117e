internal import Foundation

/// Times of many runs of the same work, in seconds.
struct Measurement {
  private let times: [Double]
  // What of that this thread was running, which other work on the machine does not stretch.
  private let busy: [Double]

  /// Runs `work` several times.
  init(runs: Int, _ work: (Int) throws -> Void) rethrows {
    var (times, busy): ([Double], [Double]) = ([], [])
    for run in 0..<runs {
      let clock = ContinuousClock()
      let (start, before) = (clock.now, Self.processorTime())
      try work(run)
      busy.append(Self.processorTime() - before)
      let span = start.duration(to: clock.now).components
      times.append(Double(span.seconds) + Double(span.attoseconds) * 1e-18)
    }
    self.times = times.sorted()
    self.busy = busy.sorted()
  }

  private static func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// The least.
  var minimum: Double { times[0] }
  /// The median.
  var median: Double { times[times.count / 2] }
  /// The share `q` of runs that took no longer.
  func quantile(_ q: Double) -> Double { times[min(Int(Double(times.count) * q), times.count - 1)] }

  /// A line of a table: minimum, median, the spread, and the median of processor time.
  func line(_ name: String) -> String {
    let numbers = [
      minimum, median, quantile(0.1), quantile(0.9), quantile(0.99), busy[busy.count / 2],
    ].map(Self.text)
    return pad(name, 44) + numbers.map { pad($0, 11, left: true) }.joined()
      + pad("\(times.count)", 8, left: true)
  }

  static let heading =
    pad("", 44)
    + ["minimum", "median", "10 %", "90 %", "99 %", "CPU median"].map { pad($0, 11, left: true) }
    .joined() + pad("runs", 8, left: true)

  private static func text(_ seconds: Double) -> String {
    if seconds < 1e-3 { return String(format: "%.1f us", seconds * 1e6) }
    if seconds < 1 { return String(format: "%.2f ms", seconds * 1e3) }
    return String(format: "%.2f s", seconds)
  }
}

func pad(_ text: String, _ width: Int, left: Bool = false) -> String {
  let space = String(repeating: " ", count: max(0, width - text.count))
  return left ? space + text : text + space
}

/// The resident memory of this process, in bytes.
func residentMemory() -> Int {
  guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
    let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
    let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }
    )
  else { return 0 }
  return kilobytes * 1_024
}
