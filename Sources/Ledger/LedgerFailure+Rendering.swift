extension LedgerFailure {
  /// What is wrong, without the place: the first part of a line for people.
  package var reason: String {
    switch self {
    case .notFound: "there is no such file"
    case .exists: "something is there already"
    case .notALedger(_, let what): "it is \(what), not a ledger"
    case .newerFormat(_, let found, let known):
      "it has format \(found), and this program knows formats up to \(known)"
    case .damaged(_, let message): "the ledger is damaged: \(message)"
    case .refused(let message): "the ledger does not take the event: \(message)"
    case .busy(_, let seconds): "it was in use for \(Int(seconds.rounded())) s"
    case .notPermitted: "it may not be read by this user"
    case .readOnly: "it may not be written"
    case .unreadableTail:
      "its latest events are in the file with -wal, which a read-only folder keeps from being read"
    case .changedWhileRead: "it changed while it was read"
    case .replaced: "it was moved, removed or replaced while it was in use"
    case .full: "the disk is full, so nothing was changed"
    case .io(_, let message): "the system failed: \(message)"
    }
  }

  /// The path that it is about, if it is about one.
  package var place: String? {
    switch self {
    case .notFound(let path), .exists(let path), .notALedger(let path, _),
      .newerFormat(let path, _, _), .damaged(let path, _), .busy(let path, _),
      .notPermitted(let path), .readOnly(let path), .unreadableTail(let path),
      .changedWhileRead(let path), .replaced(let path), .full(let path), .io(let path, _):
      path
    case .refused: nil
    }
  }

  /// What to do about it.
  package var hint: String {
    switch self {
    case .notFound: "correct the path, or make a ledger with clearway init"
    case .exists: "choose another path, or move what is there away"
    case .notALedger: "give the path of a ledger"
    case .newerFormat: "use the version of clearway that made it, or a later one"
    case .damaged: "keep the file as it is, and go back to a backup that clearway verify accepts"
    case .refused: "report this as an error of clearway"
    case .busy: "try again when the other work is done"
    case .notPermitted: "ask its owner for the right to read it and the folder that it is in"
    case .readOnly: "ask for the right to write it and the folder that it is in, or use a copy"
    case .unreadableTail: "copy it and its -wal to a folder that you may write, and use the copy"
    case .changedWhileRead: "try again"
    case .replaced: "run clearway verify on what is there now, and then start again"
    case .full: "make room, and try again"
    case .io: "see to the disk or the network folder, and try again"
    }
  }

  /// The exit status of a program that ends with it, from sysexits.
  package var exitStatus: Int32 {
    switch self {
    case .notFound: 66
    case .exists, .notALedger, .newerFormat, .damaged, .refused: 65
    case .busy, .changedWhileRead: 75
    case .notPermitted, .readOnly, .unreadableTail: 77
    case .replaced, .full, .io: 74
    }
  }
}
