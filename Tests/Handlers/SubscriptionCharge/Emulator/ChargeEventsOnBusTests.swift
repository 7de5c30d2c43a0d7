import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("A charge's domain events, on the bus", .timeLimit(.minutes(5)))
struct ChargeEventsOnBusTests {
    @Test("Who listens gets each event as its schema says, with the ids that tell repeats and order")
    func told() async throws {
        try await ChargeEmulator.with(answering: { attempt in
            String(decoding: attempt.body, as: UTF8.self).contains("refused") ? .status(422) : .confirm("ok")
        }) { emulator, _ in
            let queueURL = try await Self.listen(emulator)
            let network = emulator.network
            for name in ["c-delivered", "c-refused"] {
                #expect(try await network.send(network.body(contract: name, amount: "10", tier: .gold)).status == 200)
            }
            let delivered = try await network.contract("c-delivered", reaching: .delivered)
            let refused = try await network.contract("c-refused", reaching: .deliveryFailed)
            let told = try await Self.events(emulator, queueURL, count: 4)
            let schema = try ChargeEventsTests.schema()
            var types: Set<String> = []
            for event in told {
                let detail = try #require(event["detail"])
                #expect(event["source"] == "moneta.subscription_charge")
                #expect(detail["event_type"] == event["detail-type"])
                #expect(schema.validate(detail) == [], "\(detail)")
                let isDelivered = detail["data"]?["contract_id"] == "c-delivered"
                let contract = isDelivered ? delivered : refused
                #expect(detail["data"]?["transaction_id"]?.string == contract.transactionID)
                let events = try await network.contracts.events(of: contract.reference)
                #expect(events.contains { $0.hash == detail["event_id"]?.string })
                types.insert("\(isDelivered) \(detail["event_type"]?.string ?? "")")
            }
            #expect(
                types == [
                    "true CONTRACT_VALIDATED", "true CONTRACT_DELIVERED", "false CONTRACT_VALIDATED",
                    "false DELIVERY_FAILED",
                ])
        }
    }

    /// A queue that a rule of the bus sends everything of the pipeline to.
    private static func listen(_ emulator: ChargeEmulator) async throws -> String {
        let queue = try await emulator.sqs("CreateQueue", ["QueueName": "listener"])
        let url = try #require(queue["QueueUrl"]?.string)
        let attributes = try await emulator.sqs(
            "GetQueueAttributes", ["QueueUrl": .string(url), "AttributeNames": ["QueueArn"]])
        let arn = try #require(attributes["Attributes"]?["QueueArn"]?.string)
        let rule = try await emulator.call(
            "events", "AWSEvents", "1.1", "PutRule",
            [
                "Name": "listener", "EventBusName": "moneta-dev",
                "EventPattern": #"{"source": ["moneta.subscription_charge"]}"#,
            ])
        let ruleARN = try #require(rule["RuleArn"]?.string)
        let policy = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, \
            "Action": "sqs:SendMessage", "Resource": "\(arn)", "Condition": {"ArnEquals": {"aws:SourceArn": "\(ruleARN)"}}}]}
            """
        _ = try await emulator.sqs(
            "SetQueueAttributes", ["QueueUrl": .string(url), "Attributes": ["Policy": .string(policy)]])
        _ = try await emulator.call(
            "events", "AWSEvents", "1.1", "PutTargets",
            [
                "Rule": "listener", "EventBusName": "moneta-dev",
                "Targets": [["Id": "queue", "Arn": .string(arn)]],
            ])
        return url
    }

    /// Waits until as many different events have come.
    private static func events(
        _ emulator: ChargeEmulator, _ url: String, count: Int
    ) async throws -> [JSONValue] {
        let queues = QueueClient(configuration: emulator.configuration, http: emulator.http)
        var events: [String: JSONValue] = [:]
        return try await eventually(within: .seconds(60), "\(count) events on the bus") {
            for message in try await queues.receive(from: url, messagesMax: 10) {
                let event = try JSONParser().parse(message.body)
                events[event["detail"]?["event_id"]?.string ?? "?"] = event
            }
            return events.count >= count ? Array(events.values) : nil
        }
    }
}
