import Queues
import TestSupport
import Testing
import VirtualTime

@Suite("Queues over the wire")
struct QueueOperationsTests {
    @Test("CreateQueue with the same attributes gives the same queue")
    func createIsIdempotent() async throws {
        try await QueuesFixture.with { fixture in
            let body = #"{"QueueName":"orders","Attributes":{"VisibilityTimeout":"45"},"tags":{"team":"a"}}"#
            for _ in 0..<2 {
                let answer = try await fixture.call("CreateQueue", body)
                #expect(answer.status == 200)
                #expect(answer.body["QueueUrl"]?.string == "http://127.0.0.1:4566/000000000000/orders")
            }
            let bare = try await fixture.call("CreateQueue", #"{"QueueName":"orders"}"#)
            #expect(bare.status == 200)
        }
    }

    @Test("CreateQueue with a different attribute is refused by SQS's name and text, and by the older query error")
    func createConflicts() async throws {
        try await QueuesFixture.with { fixture in
            _ = try await fixture.call("CreateQueue", #"{"QueueName":"orders","Attributes":{"DelaySeconds":"1"}}"#)
            let answer = try await fixture.call(
                "CreateQueue", #"{"QueueName":"orders","Attributes":{"DelaySeconds":"2"}}"#)
            #expect(answer.status == 400)
            #expect(answer.body["__type"]?.string == "com.amazonaws.sqs#QueueNameExists")
            #expect(
                answer.message
                    == "A queue already exists with the same name and a different value for attribute DelaySeconds")
            #expect(answer.queryError == "QueueAlreadyExists;Sender")
        }
    }

    @Test(
        "Names that SQS refuses are refused",
        arguments: [
            ("", "MissingRequiredParameterException"), ("a b", "InvalidParameterValueException"),
            ("ü", "InvalidParameterValueException"), (".fifo", "InvalidParameterValueException"),
            (String(repeating: "a", count: 81), "InvalidParameterValueException"),
            ("orders.fifo", "InvalidParameterValueException"),
        ])
    func names(name: String, error: String) async throws {
        try await QueuesFixture.with { fixture in
            let answer = try await fixture.call("CreateQueue", #"{"QueueName":"\#(name)"}"#)
            #expect(answer.error == error)
        }
    }

    @Test(
        "Attributes out of range, unknown or malformed are refused",
        arguments: [
            ("VisibilityTimeout", "43201", "InvalidAttributeValue"),
            ("VisibilityTimeout", "x", "InvalidAttributeValue"),
            ("DelaySeconds", "901", "InvalidAttributeValue"), ("MaximumMessageSize", "1023", "InvalidAttributeValue"),
            ("MaximumMessageSize", "1048577", "InvalidAttributeValue"),
            ("MessageRetentionPeriod", "59", "InvalidAttributeValue"),
            ("ReceiveMessageWaitTimeSeconds", "21", "InvalidAttributeValue"), ("Colour", "red", "InvalidAttributeName"),
            ("FifoQueue", "true", "InvalidAttributeName"),
            ("RedrivePolicy", "nonsense", "InvalidParameterValueException"),
            (
                "RedrivePolicy",
                #"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:000000000000:gone\",\"maxReceiveCount\":3}"#,
                "InvalidParameterValueException"
            ),
            (
                "RedrivePolicy",
                #"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:000000000000:orders\",\"maxReceiveCount\":0}"#,
                "InvalidParameterValueException"
            ),
        ])
    func attributeErrors(name: String, value: String, error: String) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let answer = try await fixture.orders("SetQueueAttributes", #""Attributes":{"\#(name)":"\#(value)"}"#)
            #expect(answer.error == error)
        }
    }

    @Test("GetQueueAttributes shows the defaults, what was set and the counts")
    func attributes() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            _ = try await fixture.orders("SetQueueAttributes", #""Attributes":{"VisibilityTimeout":"7"}"#)
            _ = try await fixture.service.send("now", toQueue: "orders")
            _ = try await fixture.service.send("later", toQueue: "orders", delaySeconds: 9)
            _ = try await fixture.service.send("now too", toQueue: "orders")
            _ = try await fixture.orders("ReceiveMessage")
            let all = try await fixture.orders("GetQueueAttributes", #""AttributeNames":["All"]"#)
            let begin = String(Int(VirtualClock.begin))
            #expect(
                all.body["Attributes"]
                    == .object([
                        "QueueArn": .string("arn:aws:sqs:eu-central-1:000000000000:orders"),
                        "ApproximateNumberOfMessages": .string("1"),
                        "ApproximateNumberOfMessagesNotVisible": .string("1"),
                        "ApproximateNumberOfMessagesDelayed": .string("1"),
                        "CreatedTimestamp": .string(begin), "LastModifiedTimestamp": .string(begin),
                        "VisibilityTimeout": .string("7"), "MaximumMessageSize": .string("1048576"),
                        "MessageRetentionPeriod": .string("345600"), "DelaySeconds": .string("0"),
                        "ReceiveMessageWaitTimeSeconds": .string("0"), "SqsManagedSseEnabled": .string("true"),
                    ]))
            let one = try await fixture.orders("GetQueueAttributes", #""AttributeNames":["QueueArn"]"#)
            #expect(one.body["Attributes"]?.members.count == 1)
            let none = try await fixture.orders("GetQueueAttributes")
            #expect(none.body == .object([:]))
            let unknown = try await fixture.orders("GetQueueAttributes", #""AttributeNames":["Colour"]"#)
            #expect(unknown.message == "Unknown Attribute Colour.")
        }
    }

    @Test("A template's queue takes over changed attributes at the next start, and loses those that are gone")
    func templatesUpdate() async throws {
        try await QueuesFixture.with { fixture in
            let policy =
                #"{"maxReceiveCount":"5","deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:dead"}"#
            try await fixture.createOrders(["VisibilityTimeout": "180", "RedrivePolicy": policy])
            try await fixture.createOrders(["RedrivePolicy": policy])
            let attributes = try await fixture.service.attributes(ofQueue: "orders")
            #expect(attributes["VisibilityTimeout"] == "30")
            #expect(
                attributes["RedrivePolicy"]
                    == #"{"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:dead","maxReceiveCount":5}"#)
        }
    }

    @Test("ListQueues filters by prefix and pages through everything once")
    func listing() async throws {
        try await QueuesFixture.with { fixture in
            let names = (0..<7).map { "page-\($0)" }
            for name in names + ["other"] { try await fixture.service.createQueue(name: name, attributes: [:]) }
            var found: [String] = []
            var token: String?
            repeat {
                let next = token.map { #","NextToken":"\#($0)""# } ?? ""
                let page = try await fixture.call("ListQueues", #"{"QueueNamePrefix":"page-","MaxResults":3\#(next)}"#)
                found += page.body["QueueUrls"]?.strings ?? []
                token = page.body["NextToken"]?.string
            } while token != nil
            #expect(found == names.map { "http://127.0.0.1:4566/000000000000/\($0)" })
            let tooMany = try await fixture.call("ListQueues", #"{"MaxResults":1001}"#)
            #expect(tooMany.error == "InvalidParameterValueException")
            let forged = try await fixture.call("ListQueues", #"{"NextToken":"%%"}"#)
            #expect(forged.message == "Invalid or expired next token.")
        }
    }

    @Test("A queue is found by its URL on any host, and by nothing that is no URL")
    func addresses() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            for url in ["https://sqs.eu-central-1.amazonaws.com/000000000000/orders", "http://localhost/0/orders"] {
                let answer = try await fixture.call("ReceiveMessage", #"{"QueueUrl":"\#(url)"}"#)
                #expect(answer.body == .object([:]))
            }
            let missing = try await fixture.call("ReceiveMessage", #"{"QueueUrl":"http://127.0.0.1:4566/0/gone"}"#)
            #expect(missing.error == "QueueDoesNotExist")
            #expect(missing.message == "The specified queue does not exist.")
            #expect(missing.queryError == "AWS.SimpleQueueService.NonExistentQueue;Sender")
            #expect(try await fixture.call("ReceiveMessage", #"{"QueueUrl":"x"}"#).error == "InvalidAddress")
            #expect(
                try await fixture.call("ReceiveMessage", "{}").message
                    == "The request must contain the parameter QueueUrl.")
        }
    }

    @Test("DeleteQueue takes the messages along")
    func deleting() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            _ = try await fixture.service.send("lost", toQueue: "orders")
            #expect(try await fixture.orders("DeleteQueue").status == 200)
            #expect(try await fixture.call("GetQueueUrl", #"{"QueueName":"orders"}"#).error == "QueueDoesNotExist")
            try await fixture.createOrders()
            #expect(try await fixture.orders("ReceiveMessage").messages.isEmpty)
        }
    }

    @Test("PurgeQueue empties the queue, once a minute")
    func purging() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            _ = try await fixture.service.send("purged", toQueue: "orders")
            #expect(try await fixture.orders("PurgeQueue").status == 200)
            #expect(
                try await fixture.service.counts(ofQueue: "orders")
                    == MessageCounts(visible: 0, inFlight: 0, delayed: 0))
            let again = try await fixture.orders("PurgeQueue")
            #expect(again.message == "Only one PurgeQueue operation on orders is allowed every 60 seconds.")
            fixture.clock.advance(seconds: 60)
            #expect(try await fixture.orders("PurgeQueue").status == 200)
        }
    }

    @Test("Tags are added, overwritten and removed")
    func tags() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            _ = try await fixture.orders("TagQueue", #""Tags":{"a":"1","b":"2"}"#)
            _ = try await fixture.orders("TagQueue", #""Tags":{"b":"3"}"#)
            _ = try await fixture.orders("UntagQueue", #""TagKeys":["a"]"#)
            #expect(try await fixture.orders("ListQueueTags").body["Tags"] == .object(["b": .string("3")]))
            let many = (0..<51).map { #""k\#($0)":"v""# }.joined(separator: ",")
            #expect(
                try await fixture.orders("TagQueue", #""Tags":{\#(many)}"#).message
                    == "Too many tags added for queue orders.")
        }
    }

    @Test("ListDeadLetterSourceQueues names the queues that redrive into a queue")
    func deadLetterSources() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let policy =
                #"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-central-1:000000000000:orders\",\"maxReceiveCount\":2}"#
            for name in ["first", "second"] {
                let answer = try await fixture.call(
                    "CreateQueue", #"{"QueueName":"\#(name)","Attributes":{"RedrivePolicy":"\#(policy)"}}"#)
                #expect(answer.status == 200)
            }
            let sources = try await fixture.orders("ListDeadLetterSourceQueues")
            #expect(
                sources.body["queueUrls"]?.strings
                    == ["http://127.0.0.1:4566/000000000000/first", "http://127.0.0.1:4566/000000000000/second"])
        }
    }

    @Test("An unknown operation and a body that is no JSON have AWS's errors")
    func malformed() async throws {
        try await QueuesFixture.with { fixture in
            let unknown = try await fixture.call("MakeCoffee", "{}")
            #expect(unknown.error == "UnknownOperationException")
            for body in ["{", #"{"MaxResults":"3"}"#, #"{"QueueNamePrefix":7}"#] {
                let malformed = try await fixture.call("ListQueues", body)
                #expect(malformed.error == "SerializationException")
            }
        }
    }
}
