package import FoundationEssentials
package import GRDB
package import VirtualTime
package import Wire

/// SQS: standard queues over AWS JSON 1.0, durable in SQLite.
///
/// What the store has is the truth; in memory there are only receivers that wait. FIFO queues are not emulated yet.
package struct QueuesService: JSONService {
    /// What the store's file is called, and the schema that `Store.open` brings it to.
    package static let storeName = QueueSchema.storeName
    package static var migrator: DatabaseMigrator { QueueSchema.migrator }

    package let name = "sqs"
    package let targetPrefix = "AmazonSQS"
    package let jsonVersion = "1.0"
    package let errorNamespace = "com.amazonaws.sqs#"

    let location: QueueLocation
    let store: QueueStore
    let signals = ArrivalSignals()
    let validator: MessageValidator
    let clock: VirtualClock
    /// Milliseconds since 1970.
    let now: @Sendable () -> Int64

    /// - Parameters:
    ///   - store: opened with `storeName` and `migrator`.
    ///   - baseURL: the service endpoint, such as `http://127.0.0.1:4566`; queue URLs begin with it.
    ///   - makeUUID: gives message ids and receipt nonces.
    package init(
        store: any DatabaseWriter, baseURL: String, region: String, accountID: String,
        clock: VirtualClock, makeUUID: @escaping @Sendable () -> UUID = { UUID() }
    ) {
        let base = baseURL.hasSuffix("/") ? String(baseURL.dropLast()) : baseURL
        location = QueueLocation(baseURL: base, region: region, accountID: accountID)
        let now: @Sendable () -> Int64 = { clock.now.milliseconds }
        self.now = now
        self.clock = clock
        validator = MessageValidator(makeIdentifier: { makeUUID().uuidString.lowercased() })
        self.store = QueueStore(
            writer: store, location: location, now: now,
            makeNonce: { ReceiptHandle.nonce(of: makeUUID()) })
    }

    package func headers(for error: ServiceError) -> [String: String] {
        ["x-amzn-query-error": "\(error.queryErrorCode);\(error.status < 500 ? "Sender" : "Receiver")"]
    }

    package func perform(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "SendMessage": try await sendMessage(call)
        case "ReceiveMessage": try await receiveMessage(call)
        case "DeleteMessage": try await deleteMessage(call)
        case "SendMessageBatch": try await sendMessageBatch(call)
        case "DeleteMessageBatch": try await deleteMessageBatch(call)
        case "ChangeMessageVisibility": try await changeMessageVisibility(call)
        case "ChangeMessageVisibilityBatch": try await changeMessageVisibilityBatch(call)
        case "CreateQueue": try await createQueue(call)
        case "GetQueueUrl": try await getQueueURL(call)
        case "ListQueues": try await listQueues(call)
        case "GetQueueAttributes": try await getQueueAttributes(call)
        case "SetQueueAttributes": try await setQueueAttributes(call)
        case "DeleteQueue": try await deleteQueue(call)
        case "PurgeQueue": try await purgeQueue(call)
        case "ListDeadLetterSourceQueues": try await listDeadLetterSourceQueues(call)
        case "TagQueue": try await tagQueue(call)
        case "UntagQueue": try await untagQueue(call)
        case "ListQueueTags": try await listQueueTags(call)
        default: throw ServiceError.unknownOperation(call.operation)
        }
    }
}
