import FoundationEssentials
import LambdaEvents
import Queues

/// Messages that go to the function as one event.
struct QueueBatch: Sendable {
    /// An event may not be larger than a synchronous invocation's payload (Lambda quotas).
    static let payloadBytesMax = 6 * 1024 * 1024

    private static let head = Array(#"{"Records":["#.utf8)
    private static let tail = Array("]}".utf8)

    private(set) var messages: [ReceivedMessage] = []
    /// The event's JSON without its end.
    private var bytes = Self.head

    var payload: [UInt8] { bytes + Self.tail }

    var messageIDs: [String] { messages.map(\.messageID) }

    /// Whether a record of this size still fits. The first always does: the invoker refuses what is too large.
    private func fits(_ record: Data) -> Bool {
        messages.isEmpty || bytes.count + 1 + record.count + Self.tail.count <= Self.payloadBytesMax
    }

    private mutating func append(_ message: ReceivedMessage, record: Data) {
        if !messages.isEmpty { bytes.append(UInt8(ascii: ",")) }
        bytes.append(contentsOf: record)
        messages.append(message)
    }

    /// Spreads received messages over as few events as their sizes allow, keeping their order.
    static func batches(_ messages: [ReceivedMessage], queueARN: String, region: String) throws -> [QueueBatch] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var batches = [QueueBatch()]
        for message in messages {
            let record = try encoder.encode(SQSEvent.Record(message, queueARN: queueARN, region: region))
            if !batches[batches.count - 1].fits(record) { batches.append(QueueBatch()) }
            batches[batches.count - 1].append(message, record: record)
        }
        return batches.filter { !$0.messages.isEmpty }
    }
}
