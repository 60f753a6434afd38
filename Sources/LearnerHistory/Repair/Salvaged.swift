/// What a repair could read of a damaged file; as much as this is in the fresh one.
public struct Salvaged: Sendable, Equatable {
  /// What became of one table.
  public struct Rows: Sendable, Equatable {
    /// The table.
    public let table: HistoryTable
    /// How many rows were read and kept.
    public internal(set) var read: Int
    /// How many rows were read and could not be kept, because what they hold cannot be true.
    public internal(set) var refused: Int
    /// How many rows were made up, because others refer to them: learners and sessions.
    public internal(set) var madeUp: Int
    /// Whether it was read from end to end.
    public internal(set) var isRead: Bool

    /// Whether rows of it are lost, as far as can be told.
    public var hasLost: Bool { !isRead || refused > 0 || madeUp > 0 }
  }

  /// The tables of this file.
  public internal(set) var tables: [Rows]
  /// Whether the list of tables was gone, and that of an empty history helped to find the rest.
  public internal(set) var usedFreshSchema: Bool
  /// Bytes that the disk would not give.
  public internal(set) var unreadableBytes: Int

  /// Whether anything is lost, as far as can be told.
  public var hasLost: Bool { tables.contains(where: \.hasLost) }

  var rowsRead: Int { tables.reduce(0) { $0 + $1.read } }
}
