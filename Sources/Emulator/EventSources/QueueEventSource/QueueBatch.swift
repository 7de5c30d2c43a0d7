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
    private var records: [Data] = []
    private var byteCount = Self.head.count + Self.tail.count

    /// The event's JSON.
    var payload: [UInt8] {
        var bytes = Self.head
        bytes.reserveCapacity(byteCount)
        for (index, record) in records.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: record)
        }
        return bytes + Self.tail
    }

    var messageIDs: [String] { messages.map(\.messageID) }

    /// Whether a record of this size still fits. The first always does: the invoker refuses what is too large.
    private func fits(_ record: Data) -> Bool {
        messages.isEmpty || byteCount + 1 + record.count <= Self.payloadBytesMax
    }

    private mutating func append(_ message: ReceivedMessage, record: Data) {
        byteCount += record.count + (messages.isEmpty ? 0 : 1)
        records.append(record)
        messages.append(message)
    }

    /// What is left without the messages of some groups.
    func without(groups: Set<String>) -> QueueBatch {
        guard !groups.isEmpty else { return self }
        var rest = QueueBatch()
        for (message, record) in zip(messages, records) where !groups.contains(message.groupID ?? "") {
            rest.append(message, record: record)
        }
        return rest
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

extension ReceivedMessage {
    var groupID: String? { systemAttributes["MessageGroupId"] }
}
