import FoundationEssentials
import LambdaEvents

/// A window of time over which a function aggregates the records of one shard.
///
/// Source: Lambda developer guide, "Implementing stateful DynamoDB stream processing in Lambda".
struct TumblingWindow: Codable, Sendable, Equatable {
    /// Which invocation of the window's.
    enum Phase: Sendable {
        case open
        /// The last one, which has no records.
        case final
        /// The last one, because the state has grown too large.
        case terminatedEarly
    }

    static let stateBytesMax = 1024 * 1024
    /// A commit becomes visible after its time was taken; so long after a window's end nothing can come any more.
    static let graceMilliseconds: Int64 = 1_000

    let startMilliseconds: Int64
    let endMilliseconds: Int64
    /// What the function answered last.
    var state: [String: AnyJSON] = [:]

    /// The window of a record: windows follow each other without gaps, from 1970 on.
    init(of milliseconds: Int64, lengthSeconds: Int) {
        let length = Int64(lengthSeconds) * 1_000
        startMilliseconds = milliseconds / length * length
        endMilliseconds = startMilliseconds + length
    }

    func holds(_ entry: StreamEntry) -> Bool {
        (startMilliseconds..<endMilliseconds).contains(entry.createdMilliseconds)
    }

    var isTooLarge: Bool { (try? JSONEncoder().encode(state).count > Self.stateBytesMax) ?? true }
}
