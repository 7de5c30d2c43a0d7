import FoundationEssentials
import LambdaEvents

/// The event that a function gets: records, and the window that they belong to.
struct StreamEvent: Sendable {
    /// An event may not be larger than a synchronous invocation's payload (Lambda quotas).
    static let payloadBytesMax = 6 * 1024 * 1024

    private static let head = Array(#"{"Records":["#.utf8)
    private static let tail = Array("]}".utf8)

    /// What the records of one event may take, commas included.
    static func recordBytesMax(state: TumblingWindow?) throws -> Int {
        try payloadBytesMax - head.count - tail.count - (state.map { try members(of: $0, "", "", .open).count } ?? 0)
            - shardBytesMax
    }

    /// For the names of shard and stream.
    private static let shardBytesMax = 2 * 1_024

    static func payload(_ entries: some Sequence<StreamEntry>) -> [UInt8] { records(entries) + tail }

    static func payload(
        _ entries: some Sequence<StreamEntry>, of window: TumblingWindow, shard: String, streamARN: String,
        phase: TumblingWindow.Phase
    ) throws -> [UInt8] {
        // The members stand behind the records in one object.
        try records(entries) + [UInt8(ascii: "]"), UInt8(ascii: ",")]
            + members(of: window, shard, streamARN, phase).dropFirst()
    }

    private static func records(_ entries: some Sequence<StreamEntry>) -> [UInt8] {
        var bytes = head
        for (index, entry) in entries.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += entry.json
        }
        return bytes
    }

    private static func members(
        of window: TumblingWindow, _ shard: String, _ streamARN: String, _ phase: TumblingWindow.Phase
    ) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(
            try encoder.encode(
                Members(
                    window: DynamoDBEventWindow(
                        start: time(window.startMilliseconds), end: time(window.endMilliseconds)),
                    state: window.state, shardId: shard, eventSourceARN: streamARN,
                    isFinalInvokeForWindow: phase != .open, isWindowTerminatedEarly: phase == .terminatedEarly)))
    }

    static func time(_ milliseconds: Int64) -> String {
        Date(timeIntervalSince1970: Double(milliseconds / 1_000)).formatted(.iso8601)
    }

    private struct DynamoDBEventWindow: Encodable {
        let start: String
        let end: String
    }

    private struct Members: Encodable {
        let window: DynamoDBEventWindow
        let state: [String: AnyJSON]
        let shardId: String
        let eventSourceARN: String
        let isFinalInvokeForWindow: Bool
        let isWindowTerminatedEarly: Bool
    }
}
