internal import Assessment

/// Colours for a terminal, by ANSI escape sequences (ECMA-48 SGR), or none.
struct TerminalInk: Sendable {
  /// Whether there are colours at all.
  let isColoured: Bool

  /// A text in the colour of a class.
  func `class`(_ class: RouteClass, _ text: String) -> String {
    switch `class` {
    case .cleared: paint(text, "32")
    case .conditional: paint(text, "36")
    case .stale: paint(text, "33")
    case .unknown: paint(text, "1;35")
    case .indeterminate: paint(text, "1;34")
    case .suspect: paint(text, "30;43")
    case .hazard: paint(text, "1;97;41")
    }
  }

  /// A text that stands out.
  func bold(_ text: String) -> String { paint(text, "1") }

  /// A text that stands back.
  func faint(_ text: String) -> String { paint(text, "2") }

  private func paint(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
