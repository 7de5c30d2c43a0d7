import FoundationEssentials
import Queues
import TestSupport
import Testing
import VirtualTime

@Suite("Messages over the wire")
struct MessageOperationsTests {
    @Test("A message is sent, received with everything asked for, and deleted")
    func roundTrip() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let sent = try await fixture.orders(
                "SendMessage",
                #"""
                "MessageBody":"test",
                "MessageAttributes":{"Foo":{"DataType":"String","StringValue":"Bar"}},
                "MessageSystemAttributes":{"AWSTraceHeader":{"DataType":"String",
                    "StringValue":"Root=1-5759e988-bd862e3fe1be46a994272793"}}
                """#)
            #expect(sent.body["MD5OfMessageBody"]?.string == "098f6bcd4621d373cade4e832627b4f6")
            #expect(sent.body["MD5OfMessageAttributes"]?.string == "ae7155c6026991b6d54b11589678bf9c")
            #expect(sent.body["MD5OfMessageSystemAttributes"]?.string == "62a56dd927315f2b2e12832b84617ea5")

            fixture.clock.advance(seconds: 2)
            let received = try await fixture.orders(
                "ReceiveMessage", #""MessageSystemAttributeNames":["All"],"MessageAttributeNames":["All"]"#)
            let message = try #require(received.messages.first)
            let begin = String(Int(VirtualClock.begin) * 1000)
            #expect(message["MessageId"] == sent.body["MessageId"])
            #expect(message["Body"]?.string == "test")
            #expect(message["MD5OfBody"]?.string == "098f6bcd4621d373cade4e832627b4f6")
            #expect(message["MD5OfMessageAttributes"]?.string == "ae7155c6026991b6d54b11589678bf9c")
            #expect(
                message["MessageAttributes"]
                    == .object(["Foo": .object(["DataType": .string("String"), "StringValue": .string("Bar")])]))
            #expect(
                message["Attributes"]
                    == .object([
                        "SenderId": .string("000000000000"), "SentTimestamp": .string(begin),
                        "ApproximateReceiveCount": .string("1"),
                        "ApproximateFirstReceiveTimestamp": .string(String(Int(VirtualClock.begin + 2) * 1000)),
                        "AWSTraceHeader": .string("Root=1-5759e988-bd862e3fe1be46a994272793"),
                    ]))

            let handle = try #require(received.receiptHandle)
            #expect(try await fixture.orders("DeleteMessage", #""ReceiptHandle":"\#(handle)""#).status == 200)
            fixture.clock.advance(seconds: 31)
            #expect(try await fixture.orders("ReceiveMessage").body == .object([:]))
            // SQS calls a second deletion a success.
            #expect(try await fixture.orders("DeleteMessage", #""ReceiptHandle":"\#(handle)""#).status == 200)
        }
    }

    @Test("A receive without names shows no attributes")
    func nothingAskedFor() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let attribute = MessageAttribute(dataType: "String", stringValue: "Bar")
            _ = try await fixture.service.send("x", toQueue: "orders", attributes: ["Foo": attribute])
            let message = try await fixture.orders("ReceiveMessage").messages.first
            #expect(message?.members.keys.sorted() == ["Body", "MD5OfBody", "MessageId", "ReceiptHandle"])
        }
    }

    @Test(
        "Message attributes are selected by name, by prefix and altogether",
        arguments: [
            (#""All""#, ["General", "Hello", "Help.Me"]), (#"".*""#, ["General", "Hello", "Help.Me"]),
            (#""Hel.*""#, ["Hello", "Help.Me"]), (#""Hello","Nothing""#, ["Hello"]), (#""Nothing""#, []),
            (#""Hel""#, []),
        ])
    func selection(names: String, expected: [String]) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let attributes = ["General": "Kenobi", "Hello": "There", "Help.Me": "Me"]
                .mapValues { MessageAttribute(dataType: "String", stringValue: $0) }
            _ = try await fixture.service.send("msg", toQueue: "orders", attributes: attributes)
            let message = try await fixture.orders("ReceiveMessage", #""MessageAttributeNames":[\#(names)]"#)
                .messages.first
            #expect((message?["MessageAttributes"]?.members.keys.sorted() ?? []) == expected)
            #expect((message?["MD5OfMessageAttributes"] == nil) == expected.isEmpty)
        }
    }

    @Test("A received message is hidden for the visibility timeout, then comes back with another handle and a count")
    func visibility() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["VisibilityTimeout": "10"])
            _ = try await fixture.service.send("again", toQueue: "orders")
            let first = try await fixture.orders("ReceiveMessage")
            fixture.clock.advance(seconds: 9.999)
            #expect(try await fixture.orders("ReceiveMessage").messages.isEmpty)
            fixture.clock.advance(seconds: 0.001)
            let second = try await fixture.orders("ReceiveMessage", #""AttributeNames":["ApproximateReceiveCount"]"#)
            #expect(second.messages.first?["Attributes"]?["ApproximateReceiveCount"]?.string == "2")
            #expect(second.receiptHandle != first.receiptHandle)

            let stale = try #require(first.receiptHandle)
            #expect(try await fixture.orders("DeleteMessage", #""ReceiptHandle":"\#(stale)""#).status == 200)
            fixture.clock.advance(seconds: 10)
            #expect(try await fixture.orders("ReceiveMessage").messages.count == 1, "a stale handle deletes nothing")
        }
    }

    @Test("ChangeMessageVisibility hides longer, shows at once, and is held to twelve hours in all")
    func changingVisibility() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["VisibilityTimeout": "10"])
            _ = try await fixture.service.send("x", toQueue: "orders")
            let handle = try #require(try await fixture.orders("ReceiveMessage").receiptHandle)
            func change(_ seconds: Int) async throws -> WireAnswer {
                try await fixture.orders(
                    "ChangeMessageVisibility", #""ReceiptHandle":"\#(handle)","VisibilityTimeout":\#(seconds)"#)
            }
            #expect(try await change(100).status == 200)
            fixture.clock.advance(seconds: 99)
            #expect(try await fixture.orders("ReceiveMessage").messages.isEmpty)
            #expect(
                try await change(43_200).message
                    == "Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the "
                    + "message is beyond the limit [43200 seconds].")
            #expect(
                try await change(43_201).message
                    == "Value 43201 for parameter VisibilityTimeout is invalid. Reason: VisibilityTimeout must be an "
                    + "integer between 0 and 43200.")
            #expect(try await change(0).status == 200)
            let again = try #require(try await fixture.orders("ReceiveMessage").receiptHandle)
            #expect(
                try await change(5).message
                    == "Value \(handle) for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not "
                    + "available for visibility timeout change.")
            #expect(again != handle)
        }
    }

    @Test("A handle of another queue is refused")
    func foreignHandle() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            try await fixture.service.createQueue(name: "other", attributes: [:])
            _ = try await fixture.service.send("x", toQueue: "other")
            let received = try await fixture.service.receive(fromQueue: "other", ReceiveOptions())
            let handle = try #require(received.first?.receiptHandle)
            let answer = try await fixture.orders("DeleteMessage", #""ReceiptHandle":"\#(handle)""#)
            #expect(answer.error == "ReceiptHandleIsInvalid")
            #expect(answer.queryError == "ReceiptHandleIsInvalid;Sender")
        }
    }

    @Test("A delay hides a message from its beginning, the queue's own unless the message has one")
    func delays() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["DelaySeconds": "20"])
            _ = try await fixture.orders("SendMessage", #""MessageBody":"soon","DelaySeconds":5"#)
            _ = try await fixture.orders("SendMessage", #""MessageBody":"now","DelaySeconds":0"#)
            _ = try await fixture.orders("SendMessage", #""MessageBody":"later""#)
            func bodies() async throws -> [String] {
                try await fixture.orders("ReceiveMessage", #""MaxNumberOfMessages":10"#)
                    .messages.compactMap { $0["Body"]?.string }
            }
            #expect(try await bodies() == ["now"])
            fixture.clock.advance(seconds: 5)
            #expect(try await bodies() == ["soon"])
            fixture.clock.advance(seconds: 15)
            #expect(try await bodies() == ["later"])
        }
    }

    @Test("Messages past the retention period are gone, from the counts as well")
    func retention() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["MessageRetentionPeriod": "60"])
            _ = try await fixture.service.send("old", toQueue: "orders")
            fixture.clock.advance(seconds: 30)
            _ = try await fixture.service.send("young", toQueue: "orders")
            fixture.clock.advance(seconds: 30)
            #expect(try await fixture.service.counts(ofQueue: "orders").visible == 1)
            let bodies = try await fixture.orders("ReceiveMessage", #""MaxNumberOfMessages":10"#)
                .messages.compactMap { $0["Body"]?.string }
            #expect(bodies == ["young"])
        }
    }

    @Test(
        "Receives out of bounds are refused",
        arguments: [
            (
                #""MaxNumberOfMessages":11"#,
                "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided."
            ),
            (
                #""MaxNumberOfMessages":0"#,
                "Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided."
            ),
            (
                #""WaitTimeSeconds":21"#,
                "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided."
            ),
            (
                #""VisibilityTimeout":43201"#,
                "Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided."
            ),
            (#""AttributeNames":["Colour"]"#, "Unknown Attribute Colour."),
        ])
    func receiveBounds(members: String, message: String) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            #expect(try await fixture.orders("ReceiveMessage", members).message == message)
        }
    }

    @Test(
        "Messages that SQS refuses are refused with its code and text, and nothing is stored",
        arguments: [
            (#""DelaySeconds":1"#, "MissingParameter", "The request must contain the parameter MessageBody."),
            (#""MessageBody":"""#, "MissingParameter", "The request must contain the parameter MessageBody."),
            (
                #""MessageBody":"a\u0000b""#, "InvalidMessageContents",
                "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to "
                    + "#xFFFD | #x10000 to #x10FFFF"
            ),
            (
                #""MessageBody":"\uFFFE""#, "InvalidMessageContents",
                "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to "
                    + "#xFFFD | #x10000 to #x10FFFF"
            ),
            (
                #""MessageBody":"x","DelaySeconds":901"#, "InvalidParameterValue",
                "Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900."
            ),
            (
                #""MessageBody":"x","MessageAttributes":{"E":{"DataType":"String","StringValue":""}}"#,
                "InvalidParameterValue",
                "Message (user) attribute 'E' must contain a non-empty value of type 'String'."
            ),
            (
                #""MessageBody":"x","MessageAttributes":{"E":{"DataType":"Colour","StringValue":"red"}}"#,
                "InvalidParameterValue",
                "The type of message (user) attribute 'E' is invalid. You must use only the following supported type "
                    + "prefixes: Binary, Number, String."
            ),
            (
                #""MessageBody":"x","MessageAttributes":{"E":{"DataType":"Number","StringValue":"many"}}"#,
                "InvalidParameterValue", "Can't cast the value of message (user) attribute 'E' to a number."
            ),
            (
                #""MessageBody":"x","MessageAttributes":{"a b":{"DataType":"String","StringValue":"y"}}"#,
                "InvalidParameterValue",
                "Message (user) attributes name can only contain upper and lower score characters, digits, periods, "
                    + "hyphens and underscores. "
            ),
            (
                #""MessageBody":"x","MessageSystemAttributes":{"Other":{"DataType":"String","StringValue":"y"}}"#,
                "InvalidParameterValue", "Message system attribute name 'Other' is invalid."
            ),
        ])
    func refusedMessages(members: String, code: String, message: String) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let answer = try await fixture.orders("SendMessage", members)
            #expect(answer.status == 400)
            #expect(answer.queryError == "\(code);Sender")
            #expect(answer.message == message)
            #expect(try await fixture.service.counts(ofQueue: "orders").visible == 0)
        }
    }

    @Test("Eleven attributes are one too many")
    func tooManyAttributes() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let attributes = (0..<11).map { #""a\#($0)":{"DataType":"String","StringValue":"x"}"# }
            let answer = try await fixture.orders(
                "SendMessage", #""MessageBody":"x","MessageAttributes":{\#(attributes.joined(separator: ","))}"#)
            #expect(answer.message == "Number of message attributes [11] exceeds the allowed maximum [10].")
        }
    }

    @Test("The size limit counts body and attributes, to the byte")
    func sizes() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["MaximumMessageSize": "1024"])
            // Name, type and value of the attribute are 1 + 6 + 3 bytes.
            func send(_ bodyBytes: Int) async throws -> WireAnswer {
                let body = String(repeating: "a", count: bodyBytes)
                return try await fixture.orders(
                    "SendMessage",
                    #""MessageBody":"\#(body)","MessageAttributes":{"E":{"DataType":"String","StringValue":"abc"}}"#)
            }
            #expect(try await send(1014).status == 200)
            let answer = try await send(1015)
            #expect(
                answer.message
                    == "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.")
            #expect(answer.error == "InvalidParameterValueException")
        }
    }

    @Test("A message of one mebibyte is taken, one of a byte more is not")
    func largest() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let body = String(repeating: "a", count: 1_048_576)
            #expect(try await fixture.orders("SendMessage", #""MessageBody":"\#(body)""#).status == 200)
            #expect(
                try await fixture.orders("SendMessage", #""MessageBody":"\#(body)a""#).error
                    == "InvalidParameterValueException")
            #expect(try await fixture.orders("ReceiveMessage").messages.first?["Body"]?.string == body)
        }
    }
}
