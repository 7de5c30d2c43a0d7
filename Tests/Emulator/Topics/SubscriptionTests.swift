import TestSupport
import Testing

@Suite("Operations on subscriptions")
struct SubscriptionTests {
    @Test("A queue is subscribed at once, once, and shown as AWS shows it")
    func lifetime() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            let arn = await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"))
            #expect(arn.hasPrefix(topic + ":"))
            #expect(await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q")) == arn)
            let shown = await fixture.call("GetSubscriptionAttributes", ["SubscriptionArn": arn])
            #expect(
                shown.all("key") == [
                    "ConfirmationWasAuthenticated", "Endpoint", "Owner", "PendingConfirmation", "Protocol",
                    "RawMessageDelivery", "SubscriptionArn", "SubscriptionPrincipal", "TopicArn",
                ])
            #expect(shown.attribute("PendingConfirmation") == "false")
            #expect(shown.attribute("ConfirmationWasAuthenticated") == "true")
            #expect(await fixture.call("ListSubscriptions").all("SubscriptionArn") == [arn])
            #expect(
                await fixture.call("ListSubscriptionsByTopic", ["TopicArn": topic]).all("Endpoint") == [
                    TopicsFixture.queue("q")
                ])
            for _ in 0..<2 { #expect(await fixture.call("Unsubscribe", ["SubscriptionArn": arn]).status == 200) }
            let gone = await fixture.call("GetSubscriptionAttributes", ["SubscriptionArn": arn])
            #expect(gone.status == 404)
            #expect(gone.message == "Subscription does not exist")
            #expect(
                await fixture.call("GetTopicAttributes", ["TopicArn": topic]).attribute("SubscriptionsDeleted") == "1")
        }
    }

    @Test(
        "What AWS refuses is refused in its words",
        arguments: [
            (
                "test-protocol", "x", [:],
                "Invalid parameter: Amazon SNS does not support this protocol string: test-protocol"
            ),
            ("sqs", "http://127.0.0.1/q", [:], "Invalid parameter: SQS endpoint ARN"),
            ("http", "https://example.com", [:], "Invalid parameter: Endpoint must match the specified protocol"),
            ("sms", "NAA+15551234567", [:], "Invalid SMS endpoint: NAA+15551234567"),
            (
                "sqs", TopicsFixture.queue("q.fifo"), [:],
                "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics"
            ),
            (
                "sqs", TopicsFixture.queue("q"), ["RawMessageDelivery": "wrongvalue"],
                "Invalid parameter: Attributes Reason: RawMessageDelivery: Invalid value [wrongvalue]. Must be true or false."
            ),
            (
                "sqs", TopicsFixture.queue("q"), ["FilterPolicy": "{\"a\":1}"],
                "Invalid parameter: Attributes Reason: FilterPolicy: \"a\" must be an object or an array\n at [Source: (String)\"{\"a\":1}\"; line: 1, column: 7]"
            ),
            (
                "sqs", TopicsFixture.queue("q"), ["FilterPolicyScope": "RandomValue"],
                "Invalid parameter: Attributes Reason: FilterPolicyScope: Invalid value [RandomValue]. Please use either MessageBody or MessageAttributes"
            ),
            (
                "sqs", TopicsFixture.queue("q"), ["RedrivePolicy": #"{"deadLetterTargetArn":"fake"}"#],
                "Invalid parameter: Attributes Reason: RedrivePolicy: deadLetterTargetArn is an invalid arn"
            ),
        ] as [(String, String, [String: String], String)])
    func refusals(
        protocolName: String, endpoint: String, attributes: [String: String], message: String
    ) async throws {
        try await TopicsFixture.with { fixture in
            var members = ["TopicArn": await fixture.topic(), "Protocol": protocolName, "Endpoint": endpoint]
            for (index, attribute) in attributes.enumerated() {
                members["Attributes.entry.\(index + 1).key"] = attribute.key
                members["Attributes.entry.\(index + 1).value"] = attribute.value
            }
            let answer = await fixture.call("Subscribe", members)
            #expect(answer.code == "InvalidParameter")
            #expect(answer.message == message)
        }
    }

    @Test(
        "An attribute is set, taken back, or refused in AWS's words",
        arguments: [
            ("RawMessageDelivery", "true", nil),
            (
                "RawMessageDelivery", "",
                "Invalid parameter: RawMessageDelivery: Invalid value []. Must be true or false."
            ),
            ("FakeAttribute", "x", "Invalid parameter: AttributeName"),
            ("ReplayPolicy", "{}", "Invalid parameter: AttributeName"),
            ("FilterPolicy", #"{"a":["x"]}"#, nil),
            (
                "FilterPolicy", #"{"a":{"b":["x"]}}"#,
                "Invalid parameter: Filter policy scope MessageAttributes does not support nested filter policy"
            ),
            (
                "RedrivePolicy", "{invalidjson}",
                "Invalid parameter: RedrivePolicy: failed to parse JSON. Unexpected character ('i' (code 105)): was expecting double-quote to start field name\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 2]"
            ),
        ] as [(String, String, String?)])
    func setting(name: String, value: String, message: String?) async throws {
        try await TopicsFixture.with { fixture in
            let arn = await fixture.subscribe(await fixture.topic(), "sqs", TopicsFixture.queue("q"))
            let members = ["SubscriptionArn": arn, "AttributeName": name, "AttributeValue": value]
            let answer = await fixture.call("SetSubscriptionAttributes", members)
            #expect(answer.message == message)
            guard message == nil else { return }
            let shown = await fixture.call("GetSubscriptionAttributes", ["SubscriptionArn": arn])
            #expect(shown.attribute(name) == value)
            guard name == "FilterPolicy" else { return }
            #expect(shown.attribute("FilterPolicyScope") == "MessageAttributes")
            _ = await fixture.call("SetSubscriptionAttributes", members.merging(["AttributeValue": "{}"]) { $1 })
            let after = await fixture.call("GetSubscriptionAttributes", ["SubscriptionArn": arn])
            #expect(after.attribute("FilterPolicy") == nil)
            #expect(after.attribute("FilterPolicyScope") == nil)
        }
    }

    @Test("A second subscription of an endpoint has to want what the first has")
    func differences() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"), ["RawMessageDelivery": "true"])
            let answer = await fixture.call(
                "Subscribe",
                [
                    "TopicArn": topic, "Protocol": "sqs", "Endpoint": TopicsFixture.queue("q"),
                    "Attributes.entry.1.key": "RawMessageDelivery", "Attributes.entry.1.value": "false",
                ])
            #expect(
                answer.message
                    == "Invalid parameter: Attributes Reason: Subscription already exists with different attributes")
        }
    }

    @Test("An address for mail stays pending, and a deleted topic takes its subscriptions along")
    func pending() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            let answer = await fixture.call(
                "Subscribe", ["TopicArn": topic, "Protocol": "email", "Endpoint": "a@example.com"])
            #expect(answer["SubscriptionArn"] == "pending confirmation")
            #expect(await fixture.call("ListSubscriptions").all("SubscriptionArn") == ["PendingConfirmation"])
            _ = await fixture.call("DeleteTopic", ["TopicArn": topic])
            #expect(await fixture.call("ListSubscriptions").all("SubscriptionArn") == [])
        }
    }

    @Test(
        "Broken subscription ARNs and tokens are told apart",
        arguments: [
            (
                "Unsubscribe", ["SubscriptionArn": "x"],
                "Invalid parameter: SubscriptionArn Reason: An ARN must have at least 6 elements, not 1"
            ),
            (
                "GetSubscriptionAttributes", ["SubscriptionArn": "arn:aws:sns:us-east-1:000000000000:orders"],
                "Invalid parameter: SubscriptionId"
            ),
            (
                "ConfirmSubscription",
                ["TopicArn": "arn:aws:sns:us-east-1:000000000000:orders", "Token": "short"], "Invalid token"
            ),
            (
                "ConfirmSubscription",
                [
                    "TopicArn": "arn:aws:sns:us-east-1:000000000000:orders",
                    "Token": String(repeating: "0", count: 288),
                ], "Invalid parameter: Token"
            ),
        ])
    func brokenReferences(operation: String, members: [String: String], message: String) async throws {
        try await TopicsFixture.with { fixture in
            #expect(await fixture.call(operation, members).message == message)
        }
    }
}
