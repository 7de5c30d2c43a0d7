import Scenario
import SharedLayer
import TestSupport

/// A queue that is subscribed to the topic of alerts.
struct AlertQueue: Sendable {
    private let queues: QueueClient
    private let url: String

    init(_ network: ReconciliationNetwork) async throws {
        let (configuration, http) = (network.configuration, network.http)
        let created: JSONValue = try await AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http
        ).call("CreateQueue", ["QueueName": "alerts"] as JSONValue)
        guard let url = created["QueueUrl"]?.string else { throw ScenarioError("There is no queue.") }
        self.url = url
        queues = QueueClient(configuration: configuration, http: http)
        let topics = AWSQueryClient(
            service: "sns", version: "2010-03-31", configuration: configuration, http: http)
        let found = try await topics.call("ListTopics", [])["Topics"]?.all("member") ?? []
        guard let topic = found.compactMap({ $0["TopicArn"]?.text }).first(where: { $0.contains("lert") }) else {
            throw ScenarioError("There is no topic of alerts: \(found)")
        }
        _ = try await topics.call(
            "Subscribe",
            [
                ("TopicArn", topic), ("Protocol", "sqs"),
                ("Endpoint", "arn:aws:sqs:us-east-1:\(Self.account(topic)):alerts"),
                ("Attributes.entry.1.key", "RawMessageDelivery"), ("Attributes.entry.1.value", "true"),
            ])
    }

    private static func account(_ arn: String) -> String {
        let parts = arn.split(separator: ":")
        return parts.count > 4 ? String(parts[4]) : ""
    }

    /// Waits for the next alert.
    func next() async throws -> JSONValue {
        try await eventually(within: .seconds(60), "an alert") {
            guard let message = try await queues.receive(from: url, waitSeconds: 1).first else { return nil }
            return try JSONParser().parse(Array(message.body.utf8))
        }
    }
}
