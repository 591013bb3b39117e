/// Which intervals are open while a route is walked, and where they start and end.
///
/// A slot is one thing on one track: the danger of one record, say. Its spans come in ascending
/// order, chunk by chunk; what goes on from one chunk to the next is one interval.
struct TrackBoard {
  /// What an interval says of the places in it.
  enum Track: Int, CaseIterable {
    case within, near, release, inProgress, completed, newer
    case outside0, outside1, outside2, touched, unerodedOutside, wholeOutside, undecided, gap
  }

  /// Where an interval of a slot starts or ends.
  struct Mark: BitwiseCopyable {
    let at: Double
    let slot: Int32
    let isStart: Bool
  }

  private struct Slot: BitwiseCopyable {
    let track: Track
    let member: Int32
    var isOpen = false
    var openTo = 0.0
  }

  private var slots: [Slot] = []
  private var open: [Int32] = []
  // Of the chunk that is walked.
  private(set) var marks: [Mark] = []
  private var active: [[Int32]] = Array(repeating: [], count: Track.allCases.count)

  /// Makes a slot; its number.
  mutating func slot(_ track: Track, _ member: Int) -> Int {
    slots.append(Slot(track: track, member: Int32(member)))
    return slots.count - 1
  }

  /// Adds intervals to a slot, disjoint and ascending, none before those that it has.
  mutating func add(_ spans: [ChainageSpan], to slot: Int) {
    for span in spans { add(span, to: slot) }
  }

  mutating func add(_ span: ChainageSpan, to slot: Int) {
    if slots[slot].isOpen {
      if slots[slot].openTo + ChainageSpan.tolerance >= span.from {
        slots[slot].openTo = max(slots[slot].openTo, span.to)
        return
      }
      marks.append(Mark(at: slots[slot].openTo, slot: Int32(slot), isStart: false))
    } else {
      slots[slot].isOpen = true
      open.append(Int32(slot))
    }
    marks.append(Mark(at: span.from, slot: Int32(slot), isStart: true))
    slots[slot].openTo = span.to
  }

  /// Ends what does not reach the end of a chunk, and puts the marks of the chunk in their order.
  mutating func finishChunk(at end: Double) {
    var kept = 0
    for index in open.indices {
      let slot = open[index]
      if slots[Int(slot)].openTo < end - ChainageSpan.tolerance {
        marks.append(Mark(at: slots[Int(slot)].openTo, slot: slot, isStart: false))
        slots[Int(slot)].isOpen = false
      } else {
        open[kept] = slot
        kept += 1
      }
    }
    open.removeLast(open.count - kept)
    marks.sort { $0.at < $1.at }
  }

  /// Forgets the marks of a chunk that was swept.
  mutating func clearMarks() { marks.removeAll(keepingCapacity: true) }

  /// The members that are active on a track, in ascending order.
  func active(_ track: Track) -> [Int32] { active[track.rawValue] }

  func holds(_ track: Track) -> Bool { !active[track.rawValue].isEmpty }

  /// Passes a mark.
  mutating func pass(_ mark: Mark) {
    let (track, member) = (slots[Int(mark.slot)].track.rawValue, slots[Int(mark.slot)].member)
    if mark.isStart {
      var place = active[track].count
      while place > 0 && active[track][place - 1] > member { place -= 1 }
      active[track].insert(member, at: place)
    } else if let place = active[track].firstIndex(of: member) {
      active[track].remove(at: place)
    }
  }
}
