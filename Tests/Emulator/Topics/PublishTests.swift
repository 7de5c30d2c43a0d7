import Delivery
import TestSupport
import Testing
import Topics
import VirtualTime

@Suite("Publishing")
struct PublishTests {
    @Test("A queue gets AWS's envelope: its members in order, with its spaces")
    func envelope() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            let subscription = await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"))
            let answer = await fixture.call(
                "Publish",
                [
                    "TopicArn": topic, "Message": "grüße \"1/2\"\n", "Subject": "Hello",
                    "MessageAttributes.entry.1.Name": "n", "MessageAttributes.entry.1.Value.DataType": "Number",
                    "MessageAttributes.entry.1.Value.StringValue": "1",
                ])
            let delivery = try #require(try await fixture.subscribers.deliveries(1).first)
            let lines = delivery.body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            #expect(lines.first == "{")
            #expect(lines[1] == #"  "Type" : "Notification","#)
            #expect(lines[2] == #"  "MessageId" : "\#(try #require(answer["MessageId"]))","#)
            #expect(lines[3] == #"  "TopicArn" : "\#(topic)","#)
            #expect(lines[4] == #"  "Subject" : "Hello","#)
            #expect(lines[5] == #"  "Message" : "grüße \"1/2\"\n","#)
            #expect(lines[6].hasPrefix(#"  "Timestamp" : "20"#))
            #expect(lines[6].hasSuffix(#"Z","#))
            #expect(lines[7] == #"  "SignatureVersion" : "1","#)
            #expect(lines[8].hasPrefix(#"  "Signature" : ""#))
            #expect(
                lines[9].hasPrefix(
                    #"  "SigningCertURL" : "\#(TopicsFixture.baseURL)/SimpleNotificationService-"#))
            #expect(
                lines[10]
                    == #"  "UnsubscribeURL" : "\#(TopicsFixture.baseURL)/?Action=Unsubscribe&SubscriptionArn=\#(subscription)","#
            )
            #expect(
                lines[11...] == [
                    #"  "MessageAttributes" : {"#, #"    "n" : {"Type":"Number","Value":"1"}"#, "  }", "}",
                ])
            #expect(delivery.target == TopicsFixture.queue("q"))
            #expect(delivery.attributes.isEmpty)
        }
    }

    @Test("Raw delivery is the message alone; its attributes become the queue's")
    func raw() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"), ["RawMessageDelivery": "TRUE"])
            _ = await fixture.call(
                "Publish",
                [
                    "TopicArn": topic, "Message": "m", "MessageAttributes.entry.1.Name": "b",
                    "MessageAttributes.entry.1.Value.DataType": "Binary",
                    "MessageAttributes.entry.1.Value.BinaryValue": "AgME",
                ])
            let delivery = try #require(try await fixture.subscribers.deliveries(1).first)
            #expect(delivery.body == "m")
            #expect(delivery.attributes == ["b": Delivery.Attribute(type: "Binary", value: "AgME")])
        }
    }

    @Test("A function's event is what `sam local generate-event sns notification` prints, field by field")
    func functionEvent() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            await fixture.subscribe(topic, "lambda", "arn:aws:lambda:us-east-1:000000000000:function:f")
            _ = await fixture.call(
                "Publish",
                [
                    "TopicArn": topic, "Message": "example message", "Subject": "example subject",
                    "MessageAttributes.entry.1.Name": "Test", "MessageAttributes.entry.1.Value.DataType": "String",
                    "MessageAttributes.entry.1.Value.StringValue": "TestString",
                    "MessageAttributes.entry.2.Name": "TestBinary",
                    "MessageAttributes.entry.2.Value.DataType": "Binary",
                    "MessageAttributes.entry.2.Value.BinaryValue": "TestBinary==",
                ])
            let body = try #require(try await fixture.subscribers.deliveries(1).first?.body)
            // GeneratedSampleTests hold the file against the tool's own output.
            let sample = try JSON(PackageFile.bytes("Events/samples/sns-notification.json"))
            #expect(try JSON(Array(body.utf8)).shape == sample.shape)
            let plain = await fixture.call("Publish", ["TopicArn": topic, "Message": "m"])
            #expect(plain.status == 200)
            let last = try JSON(Array(try #require(try await fixture.subscribers.deliveries(2).last).body.utf8))
            #expect(last["Records"]?[0]?["Sns"]?["Subject"] == .null)
            #expect(last["Records"]?[0]?["Sns"]?["MessageAttributes"] == [:])
        }
    }

    @Test("With a JSON structure each protocol gets its own text, or the default")
    func structure() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"), ["RawMessageDelivery": "true"])
            for (text, expected) in [(#"{"default":"d","sqs":"s"}"#, "s"), (#"{"default":"d","sqs":1}"#, "d")] {
                let before = fixture.subscribers.deliveries.count
                _ = await fixture.call(
                    "Publish", ["TopicArn": topic, "Message": text, "MessageStructure": "json"])
                let delivery = try await fixture.subscribers.deliveries(before + 1).last
                #expect(delivery?.body == expected)
            }
        }
    }

    private static let attribute = "MessageAttributes.entry.1"

    private struct Refusal: CustomTestStringConvertible, Sendable {
        let members: [String: String]
        let code: String
        let message: String

        init(_ members: [String: String], _ code: String, _ message: String) {
            self.members = members
            self.code = code
            self.message = message
        }

        var testDescription: String { message }
    }

    private static let refusalTable: [Refusal] = [
        Refusal(["Message": ""], "InvalidParameter", "Invalid parameter: Empty message"),
        Refusal(["Message": "m", "Subject": ""], "InvalidParameter", "Invalid parameter: Subject"),
        Refusal(["Message": "m", "Subject": "a\nb"], "InvalidParameter", "Invalid parameter: Subject"),
        Refusal(
            ["Message": "m", "Subject": String(repeating: "s", count: 101)], "InvalidParameter",
            "Invalid parameter: Subject"
        ),
        Refusal(
            ["Message": String(repeating: "m", count: 262_145)], "InvalidParameter",
            "Invalid parameter: Message too long"
        ),
        Refusal(
            [
                "Message": String(repeating: "m", count: 262_144 - 11), "\(attribute).Name": "n",
                "\(attribute).Value.DataType": "String", "\(attribute).Value.StringValue": "12345",
            ], "InvalidParameter", "Invalid parameter: Message too long"
        ),
        Refusal(
            ["Message": "no", "MessageStructure": "json"], "InvalidParameter",
            "Invalid parameter: Message Structure - JSON message body failed to parse"
        ),
        Refusal(
            ["Message": #"{"default":1}"#, "MessageStructure": "json"], "InvalidParameter",
            "Invalid parameter: Message Structure - No default entry in JSON message body"
        ),
        Refusal(
            ["Message": "m", "MessageDeduplicationId": "d"], "InvalidParameter",
            "Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type"
        ),
        Refusal(
            ["Message": "m", "\(attribute).Name": "a", "\(attribute).Value.StringValue": "x"], "ValidationError",
            "1 validation error detected: Value null at 'messageAttributes.a.member.dataType' failed to satisfy constraint: Member must not be null"
        ),
        Refusal(
            ["Message": "m", "\(attribute).Name": "a", "\(attribute).Value.DataType": "Stringprefix"],
            "ParameterValueInvalid",
            "The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
        ),
        Refusal(
            ["Message": "m", "\(attribute).Name": "a", "\(attribute).Value.DataType": "String"],
            "ParameterValueInvalid",
            "The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'."
        ),
        Refusal(
            [
                "Message": "m", "\(attribute).Name": "a", "\(attribute).Value.DataType": "Number",
                "\(attribute).Value.BinaryValue": "AQI=",
            ], "ParameterValueInvalid", "The message attribute 'a' with type 'Number' must use field 'String'."
        ),
        Refusal(
            ["Message": "m", "\(attribute).Name": "a^", "\(attribute).Value.DataType": "String"],
            "ParameterValueInvalid",
            "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots."
        ),
        Refusal(
            ["Message": "m", "\(attribute).Name": ".a", "\(attribute).Value.DataType": "String"],
            "ParameterValueInvalid", "Invalid message attribute name starting with character '.' was found."
        ),
        Refusal(
            ["Message": "m", "\(attribute).Name": "a..b", "\(attribute).Value.DataType": "String"],
            "ParameterValueInvalid", "Message attribute name can not have successive '.' character."
        ),
        Refusal(
            ["Message": "m", "PhoneNumber": "+1a234"], "InvalidParameter",
            "Invalid parameter: PhoneNumber Reason: +1a234 is not valid to publish to"
        ),
    ]

    @Test("What AWS refuses is refused in its words", arguments: refusalTable)
    private func refusals(_ refusal: Refusal) async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            let answer = await fixture.call("Publish", refusal.members.merging(["TopicArn": topic]) { $1 })
            #expect(answer.code == refusal.code)
            #expect(answer.message == refusal.message)
        }
    }

    @Test("A message of exactly 262,144 bytes with its attributes is taken")
    func largest() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            let members = [
                "TopicArn": topic, "Message": String(repeating: "m", count: 262_144 - 12),
                "\(Self.attribute).Name": "n", "\(Self.attribute).Value.DataType": "String",
                "\(Self.attribute).Value.StringValue": "12345",
            ]
            #expect(await fixture.call("Publish", members).status == 200)
        }
    }

    @Test("A message that matches no filter is taken and goes nowhere")
    func filtered() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            await fixture.subscribe(
                topic, "sqs", TopicsFixture.queue("body"),
                ["FilterPolicyScope": "MessageBody", "FilterPolicy": #"{"a":{"b":[1]}}"#])
            await fixture.subscribe(
                topic, "sqs", TopicsFixture.queue("all"), ["RawMessageDelivery": "true"])
            _ = await fixture.call("Publish", ["TopicArn": topic, "Message": #"{"a":{"b":2}}"#])
            _ = await fixture.call("Publish", ["TopicArn": topic, "Message": #"{"a":{"b":1}}"#])
            let targets = try await fixture.subscribers.deliveries(3).map(\.target)
            #expect(targets.filter { $0 == TopicsFixture.queue("body") }.count == 1)
            #expect(targets.filter { $0 == TopicsFixture.queue("all") }.count == 2)
        }
    }

    private static func batch(_ ids: [String], _ message: String = "m") -> [String: String] {
        var members: [String: String] = [:]
        for (index, id) in ids.enumerated() {
            members["PublishBatchRequestEntries.member.\(index + 1).Id"] = id
            members["PublishBatchRequestEntries.member.\(index + 1).Message"] = message
        }
        return members
    }

    @Test(
        "A batch that breaks a rule is refused as a whole",
        arguments: [
            Refusal(batch([]), "EmptyBatchRequest", "The batch request doesn't contain any entries."),
            Refusal(
                batch((1...11).map(String.init)), "TooManyEntriesInBatchRequest",
                "The batch request contains more entries than permissible."
            ),
            Refusal(
                batch(["a", "a"]), "BatchEntryIdsNotDistinct",
                "Two or more batch entries in the request have the same Id."
            ),
            Refusal(
                batch(["a b"]), "InvalidBatchEntryId",
                "The Id of a batch entry in the batch request doesn't abide by the specification."
            ),
            Refusal(
                batch(["a", "b"], String(repeating: "m", count: 131_073)), "BatchRequestTooLong",
                "The length of all the batch messages put together is more than the limit."
            ),
            Refusal(batch(["a"], ""), "InvalidParameter", "Invalid parameter: Empty message"),
        ])
    private func batchRefusals(_ refusal: Refusal) async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            let answer = await fixture.call("PublishBatch", refusal.members.merging(["TopicArn": topic]) { $1 })
            #expect(answer.code == refusal.code)
            #expect(answer.message == refusal.message)
        }
    }

    @Test("The entries of a batch are delivered, and answered by their ids")
    func batches() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"), ["RawMessageDelivery": "true"])
            let answer = await fixture.call(
                "PublishBatch", Self.batch(["one", "two"]).merging(["TopicArn": topic]) { $1 })
            #expect(answer.all("Id") == ["one", "two"])
            #expect(answer["Failed"] == "")
            let deliveries = try await fixture.subscribers.deliveries(2)
            #expect(deliveries.count == 2)
        }
    }

    @Test("A standard topic hands a message group and the publisher's trace on")
    func handedOn() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"))
            let trace = "Root=1-3152b799-8954dae64eda91bc9a23a7e8;Parent=7fa8c0f79203be72;Sampled=1"
            _ = await fixture.call(
                "Publish", ["TopicArn": topic, "Message": "m", "MessageGroupId": "g"],
                headers: ["x-amzn-trace-id": trace])
            let delivery = try #require(try await fixture.subscribers.deliveries(1).first)
            #expect(delivery.messageGroupID == "g")
            #expect(delivery.messageDeduplicationID == nil)
            #expect(delivery.traceHeader == trace)
        }
    }

    @Test("Other services publish by the target `sns`, with attributes and a trace")
    func target() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic()
            await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"), ["RawMessageDelivery": "true"])
            let target = TopicDeliveryTarget(fixture.service)
            try await target.accept(
                Delivery(
                    lane: "rule", target: topic, body: "event",
                    attributes: ["a": Delivery.Attribute(type: "String", value: "x")],
                    retry: RetryPolicy(phases: []), traceHeader: "Root=1-2-3"))
            let delivery = try #require(try await fixture.subscribers.deliveries(1).first)
            #expect(delivery.body == "event")
            #expect(delivery.attributes["a"]?.value == "x")
            #expect(delivery.traceHeader == "Root=1-2-3")
            let failure = await #expect(throws: DeliveryFailure.self) {
                try await target.accept(
                    Delivery(lane: "rule", target: topic + "x", body: "event", retry: RetryPolicy(phases: [])))
            }
            #expect(failure?.code == "NotFound")
            #expect(failure?.isRetryable == false)
        }
    }
}
