/// SQS's operations on messages.
///
/// Source: SQS API reference, AWS JSON protocol 1.0. The queue's URL is sent as data; requests go to the endpoint.
package struct QueueClient: Sendable {
    let client: AWSJSONClient

    package static let delaySecondsMax = 900
    package static let visibilitySecondsMax = 43_200
    /// A long poll waits up to 20 seconds for its first message.
    private static let attemptTimeoutMilliseconds = 30_000

    package init(
        configuration: AWSConfiguration, http: any HTTPTransport, policy: RetryPolicy = RetryPolicy(),
        clock: RetryClock = .system
    ) {
        client = AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http,
            policy: policy, clock: clock, totalTimeoutMilliseconds: Self.attemptTimeoutMilliseconds)
    }

    /// Returns the message's id. A delay is at most 900 seconds; `attributes` are texts.
    @discardableResult
    package func send(
        _ body: String, to queueURL: String, delaySeconds: Int = 0, attributes: [String: String] = [:]
    ) async throws(AWSError) -> String {
        let input = QueueOperation.Send(
            queueURL: queueURL, body: body, delaySeconds: delaySeconds == 0 ? nil : delaySeconds,
            attributes: attributes.isEmpty ? nil : attributes.mapValues { .init(type: "String", text: $0) })
        return try await client.call("SendMessage", input, returning: QueueOperation.Sent.self).messageID
    }

    /// Hides the message for that long from now on, at most 12 hours; 0 makes it visible at once.
    package func changeVisibility(
        _ receiptHandle: String, of queueURL: String, seconds: Int
    ) async throws(AWSError) {
        let input = QueueOperation.ChangeVisibility(
            queueURL: queueURL, receiptHandle: receiptHandle, seconds: seconds)
        _ = try await client.call("ChangeMessageVisibility", input, returning: AWSNothing.self)
    }

    /// At most 10 messages; waits up to `waitSeconds` (at most 20) for the first one.
    package func receive(
        from queueURL: String, messagesMax: Int = 1, waitSeconds: Int = 0, visibilitySeconds: Int? = nil
    ) async throws(AWSError) -> [QueueMessage] {
        let input = QueueOperation.Receive(
            queueURL: queueURL, messagesMax: messagesMax, waitSeconds: waitSeconds,
            visibilitySeconds: visibilitySeconds)
        let output = try await client.call("ReceiveMessage", input, returning: QueueOperation.Received.self)
        return (output.messages ?? []).map { message in
            QueueMessage(
                messageID: message.messageID, receiptHandle: message.receiptHandle, body: message.body,
                systemAttributes: message.systemAttributes ?? [:],
                attributes: (message.attributes ?? [:]).compactMapValues(\.text))
        }
    }

    package func delete(_ receiptHandle: String, from queueURL: String) async throws(AWSError) {
        let input = QueueOperation.Delete(queueURL: queueURL, receiptHandle: receiptHandle)
        _ = try await client.call("DeleteMessage", input, returning: AWSNothing.self)
    }
}
