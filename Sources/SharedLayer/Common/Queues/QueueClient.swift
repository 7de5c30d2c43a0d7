/// SQS's operations on messages.
///
/// Source: SQS API reference, AWS JSON protocol 1.0. The queue's URL is sent as data; requests go to the endpoint.
package struct QueueClient: Sendable {
    private(set) var client: AWSJSONClient
    let policy: RetryPolicy
    let clock: RetryClock
    private(set) var deadline: Timestamp?

    package static let delaySecondsMax = 900
    package static let visibilitySecondsMax = 43_200
    /// Of a message and of all messages of one request together, with their attributes.
    package static let bytesMax = 1_048_576
    /// Of one request; larger batches are sent in several.
    package static let batchCountMax = 10
    /// A long poll waits up to 20 seconds for its first message.
    private static let attemptTimeoutMilliseconds = 30_000

    package init(
        configuration: AWSConfiguration, http: any HTTPTransport, policy: RetryPolicy = RetryPolicy(),
        clock: RetryClock = .system
    ) {
        client = AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http,
            policy: policy, clock: clock, totalTimeoutMilliseconds: Self.attemptTimeoutMilliseconds)
        self.policy = policy
        self.clock = clock
    }

    /// The same client, whose calls end before that moment: pass the deadline of the invocation.
    package func before(_ deadline: Timestamp) -> QueueClient {
        var client = self
        client.client = self.client.before(deadline)
        client.deadline = deadline
        return client
    }

    /// Returns the message's id. A delay is at most 900 seconds; `attributes` are texts.
    @discardableResult
    package func send(
        _ body: String, to queueURL: String, delaySeconds: Int = 0, attributes: [String: String] = [:]
    ) async throws(AWSError) -> String {
        let draft = QueueDraft(body, attributes: attributes.mapValues { .string($0) }, delaySeconds: delaySeconds)
        return try await send(draft, to: queueURL).messageID
    }

    /// Throws `ChecksumMismatch` when the service received something else: the message is in the queue all the same.
    @discardableResult
    package func send(_ draft: QueueDraft, to queueURL: String) async throws(AWSError) -> QueueReceipt {
        var input = QueueOperation.Send(draft)
        input.queueURL = queueURL
        let sent = try await client.call("SendMessage", input, returning: QueueOperation.Sent.self)
        guard let receipt = sent.receipt(of: draft) else {
            throw AWSError(
                code: AWSError.checksumMismatch, message: "SQS received another message than was sent", status: 200)
        }
        return receipt
    }

    /// At most 10 messages; waits up to `waitSeconds` (at most 20, and no longer than the deadline) for the first one.
    ///
    /// Throws `ChecksumMismatch` when a body is not what the service says it is.
    package func receive(
        from queueURL: String, messagesMax: Int = 1, waitSeconds: Int = 0, visibilitySeconds: Int? = nil
    ) async throws(AWSError) -> [QueueMessage] {
        let secondsLeft = deadline.map { Int($0.milliseconds(since: clock.now()) / 1_000) - 1 } ?? waitSeconds
        let input = QueueReceiving.Request(
            queueURL: queueURL, messagesMax: messagesMax, waitSeconds: max(0, min(waitSeconds, secondsLeft)),
            visibilitySeconds: visibilitySeconds)
        let answer = try await client.call("ReceiveMessage", input, returning: QueueReceiving.Answer.self)
        let messages = answer.messages ?? []
        guard messages.allSatisfy(\.isIntact) else {
            throw AWSError(
                code: AWSError.checksumMismatch, message: "a message's body is not what SQS says it is", status: 200)
        }
        return messages.map(\.message)
    }

    package func delete(_ receiptHandle: String, from queueURL: String) async throws(AWSError) {
        let input = QueueOperation.Handle(queueURL: queueURL, receiptHandle: receiptHandle)
        _ = try await client.call("DeleteMessage", input, returning: AWSNothing.self)
    }

    /// Hides the message for that long from now on, at most 12 hours; 0 makes it visible at once.
    package func changeVisibility(
        _ receiptHandle: String, of queueURL: String, seconds: Int
    ) async throws(AWSError) {
        let input = QueueOperation.Handle(
            queueURL: queueURL, receiptHandle: receiptHandle, visibilitySeconds: seconds)
        _ = try await client.call("ChangeMessageVisibility", input, returning: AWSNothing.self)
    }
}
