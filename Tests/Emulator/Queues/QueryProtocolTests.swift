import Queues
import TestSupport
import Testing
import Wire

/// The samples are those of the SQS API reference, with the ids, names and times of this test.
@Suite("The query protocol")
struct QueryProtocolTests {
    private static let namespace = #"xmlns="http://queue.amazonaws.com/doc/2012-11-05/""#
    private static let metadata = "<ResponseMetadata><RequestId>test</RequestId></ResponseMetadata>"
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    private func call(
        _ fixture: QueuesFixture, _ form: String, path: String = "/", method: String = "POST"
    ) async -> (status: Int, text: String) {
        let form = form.contains("Version=") ? form : form + "&Version=2012-11-05"
        let request =
            method == "GET"
            ? ServiceRequest(
                method: "GET", path: path, query: QueryParameters(form)?.pairs ?? [], requestID: "test")
            : ServiceRequest(
                method: "POST", path: path, headers: ["content-type": "application/x-www-form-urlencoded"],
                body: Array(form.utf8), requestID: "test")
        #expect(fixture.service.accepts(request))
        let response = await fixture.service.respond(to: request)
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    /// A whole answer.
    private static func answer(_ operation: String, _ result: String?) -> String {
        let result = result.map { "<\(operation)Result>\($0)</\(operation)Result>" } ?? ""
        return "\(declaration)<\(operation)Response \(namespace)>\(result)\(metadata)</\(operation)Response>"
    }

    private static func element(_ name: String, of text: String) -> String? {
        guard let begin = text.firstRange(of: "<\(name)>"), let end = text.firstRange(of: "</\(name)>") else {
            return nil
        }
        return String(text[begin.upperBound..<end.lowerBound])
    }

    @Test("Queues are made, found, listed, read, tagged, emptied and deleted")
    func queues() async throws {
        try await QueuesFixture.with { fixture in
            let url = "http://127.0.0.1:4566/000000000000/orders"
            let created = await call(
                fixture,
                "Action=CreateQueue&QueueName=orders&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=40"
                    + "&Tag.1.Key=QueueType&Tag.1.Value=Production")
            #expect(created.text == Self.answer("CreateQueue", "<QueueUrl>\(url)</QueueUrl>"))
            let found = await call(fixture, "Action=GetQueueUrl&QueueName=orders")
            #expect(found.text == Self.answer("GetQueueUrl", "<QueueUrl>\(url)</QueueUrl>"))
            let listed = await call(fixture, "Action=ListQueues&QueueNamePrefix=o", method: "GET")
            #expect(listed.text == Self.answer("ListQueues", "<QueueUrl>\(url)</QueueUrl>"))
            let read = await call(
                fixture, "Action=GetQueueAttributes&AttributeName.1=VisibilityTimeout", path: "/000000000000/orders")
            #expect(
                read.text
                    == Self.answer(
                        "GetQueueAttributes", "<Attribute><Name>VisibilityTimeout</Name><Value>40</Value></Attribute>"))
            let tags = await call(fixture, "Action=ListQueueTags&QueueUrl=\(url)")
            #expect(
                tags.text
                    == Self.answer("ListQueueTags", "<Tag><Key>QueueType</Key><Value>Production</Value></Tag>"))
            for action in ["PurgeQueue", "DeleteQueue"] {
                let done = await call(fixture, "Action=\(action)", path: "/000000000000/orders/")
                #expect(done.text == Self.answer(action, nil))
            }
        }
    }

    @Test("A message goes through, by its queue's URL as the endpoint")
    func messages() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let path = "/000000000000/orders"
            let sent = await call(
                fixture,
                "Action=SendMessage&MessageBody=a%20%3C%26%3E+b&MessageAttribute.1.Name=Foo"
                    + "&MessageAttribute.1.Value.StringValue=Bar&MessageAttribute.1.Value.DataType=String",
                path: path)
            let id = try #require(Self.element("MessageId", of: sent.text))
            let body = "08808be7e5d89911033229b00b9292f0"
            #expect(
                sent.text
                    == Self.answer(
                        "SendMessage",
                        "<MD5OfMessageBody>\(body)</MD5OfMessageBody>"
                            + "<MD5OfMessageAttributes>ae7155c6026991b6d54b11589678bf9c</MD5OfMessageAttributes>"
                            + "<MessageId>\(id)</MessageId>"))
            let received = await call(
                fixture,
                "Action=ReceiveMessage&MaxNumberOfMessages=5&MessageAttributeName.1=All&AttributeName.1=SenderId",
                path: path)
            let handle = try #require(Self.element("ReceiptHandle", of: received.text))
            #expect(
                received.text
                    == Self.answer(
                        "ReceiveMessage",
                        "<Message><MessageId>\(id)</MessageId><ReceiptHandle>\(handle)</ReceiptHandle>"
                            + "<MD5OfBody>\(body)</MD5OfBody><Body>a &lt;&amp;&gt; b</Body>"
                            + "<Attribute><Name>SenderId</Name><Value>000000000000</Value></Attribute>"
                            + "<MD5OfMessageAttributes>ae7155c6026991b6d54b11589678bf9c</MD5OfMessageAttributes>"
                            + "<MessageAttribute><Name>Foo</Name><Value><DataType>String</DataType>"
                            + "<StringValue>Bar</StringValue></Value></MessageAttribute></Message>"))
            let escaped = handle.replacing("+", with: "%2B").replacing("=", with: "%3D")
            let changed = await call(
                fixture, "Action=ChangeMessageVisibility&VisibilityTimeout=60&ReceiptHandle=\(escaped)", path: path)
            #expect(changed.text == Self.answer("ChangeMessageVisibility", nil))
            let deleted = await call(fixture, "Action=DeleteMessage&ReceiptHandle=\(escaped)", path: path)
            #expect(deleted.text == Self.answer("DeleteMessage", nil))
            let empty = await call(fixture, "Action=ReceiveMessage", path: path)
            #expect(empty.text == Self.answer("ReceiveMessage", ""))
        }
    }

    @Test("Batches name their entries by the operation")
    func batches() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let prefix = "SendMessageBatchRequestEntry"
            let sent = await call(
                fixture,
                "Action=SendMessageBatch&\(prefix).1.Id=one&\(prefix).1.MessageBody=test&\(prefix).2.Id=two"
                    + "&\(prefix).2.MessageBody=x&\(prefix).2.DelaySeconds=901",
                path: "/000000000000/orders")
            let id = try #require(Self.element("MessageId", of: sent.text))
            #expect(
                sent.text
                    == Self.answer(
                        "SendMessageBatch",
                        "<SendMessageBatchResultEntry><Id>one</Id>"
                            + "<MD5OfMessageBody>098f6bcd4621d373cade4e832627b4f6</MD5OfMessageBody>"
                            + "<MessageId>\(id)</MessageId></SendMessageBatchResultEntry>"
                            + "<BatchResultErrorEntry><Id>two</Id><Code>InvalidParameterValue</Code>"
                            + "<Message>Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be "
                            + "&gt;= 0 and &lt;= 900.</Message><SenderFault>true</SenderFault></BatchResultErrorEntry>")
            )
        }
    }

    @Test(
        "Errors have the codes of the query protocol",
        arguments: [
            (
                "Action=GetQueueUrl&QueueName=gone", 400, "AWS.SimpleQueueService.NonExistentQueue",
                "The specified queue does not exist."
            ),
            (
                "Action=SendMessage&QueueUrl=http://x/0/orders", 400, "MissingParameter",
                "The request must contain the parameter MessageBody."
            ),
            (
                "Action=DeleteMessage&QueueUrl=http://x/0/orders&ReceiptHandle=x", 400, "ReceiptHandleIsInvalid",
                "The input receipt handle &quot;x&quot; is not a valid receipt handle."
            ),
            (
                "Action=ReceiveMessage&QueueUrl=http://x/0/orders&WaitTimeSeconds=soon", 400, "MalformedInput",
                "soon can not be converted to an Integer"
            ),
            (
                "Action=MakeCoffee", 400, "InvalidAction", "The action MakeCoffee is not valid for this endpoint."
            ),
            (
                "Action=StartMessageMoveTask&SourceArn=arn:aws:sqs:eu-central-1:000000000000:gone", 404,
                "ResourceNotFoundException",
                "The resource that you specified for the SourceArn parameter doesn't exist."
            ),
        ])
    func errors(form: String, status: Int, code: String, message: String) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let answer = await call(fixture, form)
            #expect(answer.status == status)
            #expect(
                answer.text
                    == "\(Self.declaration)<ErrorResponse \(Self.namespace)><Error><Type>Sender</Type>"
                    + "<Code>\(code)</Code><Message>\(message)</Message></Error><RequestId>test</RequestId>"
                    + "</ErrorResponse>")
        }
    }
}
