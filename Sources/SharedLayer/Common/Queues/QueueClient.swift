/// SQS's operations on messages.
///
/// Source: SQS API reference, AWS JSON protocol 1.0. The queue's URL is sent as data; requests go to the endpoint.
package struct QueueClient: Sendable {
    let client: AWSJSONClient

    package init(configuration: AWSConfiguration, http: any HTTPTransport) {
        client = AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http)
    }

    /// Returns the message's id. A delay is at most 900 seconds.
    @discardableResult
    package func send(
        _ body: String, to queueURL: String, delaySeconds: Int = 0
    ) async throws(AWSError) -> String { "" }

    /// Hides the message for that long from now on, at most 12 hours; 0 makes it visible at once.
    package func changeVisibility(
        _ receiptHandle: String, of queueURL: String, seconds: Int
    ) async throws(AWSError) {}

    /// At most 10 messages; waits up to `waitSeconds` (at most 20) for the first one.
    package func receive(
        from queueURL: String, messagesMax: Int = 1, waitSeconds: Int = 0, visibilitySeconds: Int? = nil
    ) async throws(AWSError) -> [QueueMessage] { [] }

    package func delete(_ receiptHandle: String, from queueURL: String) async throws(AWSError) {}
}
