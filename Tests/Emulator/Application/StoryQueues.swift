import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

/// Two queues of a listener: one gets everything that is told on the bus, the other the alerts.
struct StoryQueues: Sendable {
    private let queues: QueueClient
    private let toldURL: String
    private let alertsURL: String

    init(_ configuration: AWSConfiguration, _ http: HTTPClient) async throws {
        queues = QueueClient(configuration: configuration, http: http)
        let sqs = AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http)
        func make(_ name: String) async throws -> String {
            let queue: JSONValue = try await sqs.call("CreateQueue", ["QueueName": .string(name)] as JSONValue)
            return try #require(queue["QueueUrl"]?.string)
        }
        toldURL = try await make("story-told")
        alertsURL = try await make("story-alerts")
        let account = try #require(toldURL.split(separator: "/").dropLast().last)
        let arn = "arn:aws:sqs:us-east-1:\(account):"
        let events = AWSJSONClient(
            service: "events", targetPrefix: "AWSEvents", jsonVersion: "1.1", configuration: configuration, http: http)
        let _: JSONValue = try await events.call(
            "PutRule",
            [
                "Name": "story", "EventBusName": "moneta-dev",
                "EventPattern": #"{"source":[{"prefix":"moneta."}]}"#,
            ] as JSONValue)
        let target: JSONValue = ["Id": "story", "Arn": .string(arn + "story-told")]
        let _: JSONValue = try await events.call(
            "PutTargets", ["Rule": "story", "EventBusName": "moneta-dev", "Targets": [target]] as JSONValue)

        let topics = AWSQueryClient(service: "sns", version: "2010-03-31", configuration: configuration, http: http)
        let found = try await topics.call("ListTopics", [])["Topics"]?.all("member") ?? []
        let topic = try #require(found.compactMap { $0["TopicArn"]?.text }.first { $0.contains("lert") })
        _ = try await topics.call(
            "Subscribe",
            [
                ("TopicArn", topic), ("Protocol", "sqs"), ("Endpoint", arn + "story-alerts"),
                ("Attributes.entry.1.key", "RawMessageDelivery"), ("Attributes.entry.1.value", "true"),
            ])
    }

    /// Waits for an alert about one thing, and says what it tells.
    func alert(about identifier: String, _ name: String) async throws -> JSONValue {
        try await eventually(within: .seconds(60), "an alert about \(identifier)") {
            for message in try await queues.receive(from: alertsURL, messagesMax: 10) {
                let alert = try JSONParser().parse(Array(message.body.utf8))
                if alert["data"]?[name]?.string == identifier { return alert }
            }
            return nil
        }
    }

    /// Waits until each of `types` was told, and gives all events so far, as the bus has them.
    func told(_ types: Set<String>) async throws -> [JSONValue] {
        var events: [JSONValue] = []
        try await eventually(within: .seconds(60), "\(types) to be told") {
            for message in try await queues.receive(from: toldURL, messagesMax: 10) {
                events.append(try JSONParser().parse(Array(message.body.utf8)))
            }
            return types.isSubset(of: events.compactMap { $0["detail-type"]?.string })
        }
        return events
    }
}
