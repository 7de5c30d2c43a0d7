import VirtualTime
import Wire

/// What the emulator's other parts do with queues, without a wire between.
///
/// `queue` is a name everywhere; `queueName(inARN:)` makes one of an ARN.
extension QueuesService {
    /// Makes a template's queue, or gives the one that an earlier start made exactly these attributes.
    ///
    /// Throws `ServiceError` as `CreateQueue` does, except that the dead-letter queue may be made later.
    package func createQueue(name: String, attributes: [String: String]) async throws {
        try QueueName.validate(name)
        try await store.ensure(name, attributes: attributes)
        signals.notify(name)
    }

    package func url(ofQueue name: String) -> String { location.url(of: name) }

    package func arn(ofQueue name: String) -> String { location.arn(of: name) }

    /// Nil when the ARN is not one of a queue in this region and account.
    package func queueName(inARN arn: String) -> String? { location.name(inARN: arn) }

    /// Every attribute, by its name on the wire. Throws `QueueDoesNotExist`.
    package func attributes(ofQueue name: String) async throws -> [String: String] {
        let (record, counts) = try await store.recordWithCounts(name)
        var attributes = record.settings.attributes
        attributes["QueueArn"] = location.arn(of: name)
        attributes["CreatedTimestamp"] = String(record.createdSeconds)
        attributes["LastModifiedTimestamp"] = String(record.modifiedSeconds)
        attributes["ApproximateNumberOfMessages"] = String(counts.visible)
        attributes["ApproximateNumberOfMessagesNotVisible"] = String(counts.inFlight)
        attributes["ApproximateNumberOfMessagesDelayed"] = String(counts.delayed)
        return attributes
    }

    /// Throws `QueueDoesNotExist`.
    package func counts(ofQueue name: String) async throws -> MessageCounts {
        try await store.recordWithCounts(name).counts
    }

    /// The queue's own visibility timeout. Throws `QueueDoesNotExist`.
    package func visibilityTimeoutSeconds(ofQueue name: String) async throws -> Int {
        try await store.record(name).settings.visibilityTimeoutSeconds
    }

    /// Sends a text; returns once it is on disk.
    package func send(
        _ body: String, toQueue name: String, delaySeconds: Int? = nil, attributes: [String: MessageAttribute] = [:]
    ) async throws -> SendReceipt {
        try await send(
            SendMessage.Input(messageBody: body, delaySeconds: delaySeconds, messageAttributes: attributes),
            toQueue: name)
    }

    func send(_ input: SendMessage.Input, toQueue name: String) async throws -> SendReceipt {
        let message = try validator.message(input)
        for case let error? in try await store.send([message], toQueue: name) { throw error }
        signals.notify(name)
        return Self.receipt(message)
    }

    /// Receives, waiting for a first message as long as the options say. A cancelled task stops waiting and has
    /// received nothing; it never takes a message along.
    ///
    /// Throws `QueueDoesNotExist`.
    package func receive(fromQueue name: String, _ options: ReceiveOptions) async throws -> [ReceivedMessage] {
        let begin = now()
        while true {
            let generation = signals.generation(of: name)
            let outcome = try await store.receive(
                max: options.maxMessages, visibilityTimeoutSeconds: options.visibilityTimeoutSeconds, fromQueue: name)
            if let deadLetterQueue = outcome.deadLetterQueue { signals.notify(deadLetterQueue) }
            let deadline = begin + Int64(options.waitSeconds ?? outcome.receiveWaitSeconds) * 1000
            let now = now()
            guard outcome.messages.isEmpty, now < deadline, !Task.isCancelled else { return outcome.messages }
            let wakesAt = min(deadline, outcome.nextVisibleAt ?? deadline)
            await signals.wait(
                for: name, after: generation, until: VirtualClock.Instant(sinceEpoch: .milliseconds(wakesAt)), on: clock
            )
            if Task.isCancelled { return [] }
        }
    }

    /// Deletes received messages. Handles whose message is gone, or received again, are no error.
    package func delete(_ receiptHandles: [String], fromQueue name: String) async throws {
        for case let error? in try await store.delete(receiptHandles, fromQueue: name) { throw error }
    }

    /// Sets how long a received message stays hidden, from now on. Throws as `ChangeMessageVisibility` does.
    package func changeVisibility(
        _ receiptHandle: String, ofQueue name: String, timeoutSeconds: Int
    ) async throws {
        let errors = try await store.changeVisibility([(receiptHandle, timeoutSeconds)], ofQueue: name)
        for case let error? in errors { throw error }
        signals.notify(name)
    }

    /// How many receivers wait for the queue's next message.
    package func waitingReceiverCount(ofQueue name: String) -> Int { signals.waiterCount(of: name) }

    static func receipt(_ message: OutgoingMessage) -> SendReceipt {
        SendReceipt(
            messageID: message.messageID, bodyMD5: message.bodyMD5,
            attributesMD5: MessageDigest.ofAttributes(message.attributes),
            systemAttributesMD5: message.traceHeader.flatMap {
                MessageDigest.ofAttributes(["AWSTraceHeader": MessageAttribute(dataType: "String", stringValue: $0)])
            })
    }
}
