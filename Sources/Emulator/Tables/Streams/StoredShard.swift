import GRDB

/// A shard as the store has it: a stretch of one lane of a stream.
struct StoredShard: Sendable {
    let id: Int64
    let stream: Int64
    let name: String
    /// The shard that it continues, which may be gone already.
    let parent: String?
    let lane: Int
    let createdMilliseconds: Int64
    /// The first number that a record of it may have.
    let starting: Int64
    /// The last number that a record of it may have; nil while it is open.
    let ending: Int64?
    /// Up to here its records are gone.
    let trimmed: Int64

    static let columns = "id, stream_id, name, parent, lane, created_ms, starting, ending, trimmed"

    init(_ row: Row) {
        id = row["id"]
        stream = row["stream_id"]
        name = row["name"]
        parent = row["parent"]
        lane = row["lane"]
        createdMilliseconds = row["created_ms"]
        starting = row["starting"]
        ending = row["ending"]
        trimmed = row["trimmed"]
    }

    /// Time and number, in the form and length of AWS's: no two shards have the same.
    static func name(row: Int64, atMilliseconds milliseconds: Int64) -> String {
        let time = String(milliseconds)
        let mark = String(UInt32(truncatingIfNeeded: row) &* 0x9E37_79B1, radix: 16)
        return "shardId-" + String(repeating: "0", count: 20 - time.count) + time + "-"
            + String(repeating: "0", count: 8 - mark.count) + mark
    }
}
