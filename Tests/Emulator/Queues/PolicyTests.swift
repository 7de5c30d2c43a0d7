import Queues
import TestSupport
import Testing

@Suite("Policies of queues")
struct PolicyTests {
    private static let arn = "arn:aws:sqs:eu-central-1:000000000000:orders"

    private func policy(_ fixture: QueuesFixture) async throws -> String? {
        try await fixture.service.attributes(ofQueue: "orders")["Policy"]
    }

    @Test("Permissions are statements of the policy, which goes with the last one")
    func permissions() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let one = #""Label":"one","AWSAccountIds":["111111111111"],"Actions":["ReceiveMessage"]"#
            #expect(try await fixture.orders("AddPermission", one).status == 200)
            let statement =
                #"{"Sid":"one","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"#
                + #""Action":"SQS:ReceiveMessage","Resource":"\#(Self.arn)"}"#
            #expect(
                try await policy(fixture)
                    == #"{"Version":"2008-10-17","Id":"\#(Self.arn)/SQSDefaultPolicy","Statement":[\#(statement)]}"#)
            let taken = try await fixture.orders("AddPermission", one)
            #expect(taken.message == "Value one for parameter Label is invalid. Reason: Already exists.")
            let two =
                #""Label":"two","AWSAccountIds":["111111111111","222222222222"],"Actions":["SendMessage","*"]"#
            #expect(try await fixture.orders("AddPermission", two).status == 200)
            #expect(try await fixture.orders("RemovePermission", #""Label":"one""#).status == 200)
            #expect(try await policy(fixture)?.contains(#""Action":["SQS:SendMessage","SQS:*"]"#) == true)
            #expect(try await fixture.orders("RemovePermission", #""Label":"two""#).status == 200)
            #expect(try await policy(fixture) == nil)
            let gone = try await fixture.orders("RemovePermission", #""Label":"two""#)
            #expect(gone.message == "Value two for parameter Label is invalid. Reason: can't find label.")
        }
    }

    @Test(
        "Permissions that SQS refuses are refused with its code and text",
        arguments: [
            (
                #""Label":"a","AWSAccountIds":["111111111111"],"Actions":["DeleteQueue"]"#, "InvalidParameterValue",
                "Value SQS:DeleteQueue for parameter ActionName is invalid. Reason: Only the queue owner is allowed to "
                    + "invoke this action."
            ),
            (
                #""Label":"a","AWSAccountIds":["somebody"],"Actions":["SendMessage"]"#, "InvalidParameterValue",
                "Value [somebody] for parameter PrincipalId is invalid. Reason: Unable to verify."
            ),
            (
                #""Label":"a","AWSAccountIds":["111111111111"]"#, "MissingParameter",
                "The request must contain the parameter Actions."
            ),
            (
                #""Label":"a","AWSAccountIds":["111111111111"],"Actions":["*","*","*","*","*","*","*","*"]"#,
                "OverLimit",
                "8 Actions were found, maximum allowed is 7."
            ),
        ])
    func refused(members: String, code: String, message: String) async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let answer = try await fixture.orders("AddPermission", members)
            #expect(answer.queryError == "\(code);Sender")
            #expect(answer.message == message)
        }
    }

    @Test("A policy that was set keeps its members and their order")
    func setPolicy() async throws {
        let text =
            #"{"Version":"2012-10-17","Statement":[{"Sid":"s","Effect":"Deny","Principal":"*","Action":"SQS:*","#
            + #""Resource":"*","Condition":{"Bool":{"aws:SecureTransport":false},"NumericLessThan":{"a":1.5}}}]}"#
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["Policy": text])
            let added = try await fixture.orders(
                "AddPermission", #""Label":"x","AWSAccountIds":["111111111111"],"Actions":["*"]"#)
            #expect(added.status == 200)
            #expect(try await policy(fixture)?.hasPrefix(text.dropLast(2)) == true)
            let broken = try await fixture.orders("SetQueueAttributes", #""Attributes":{"Policy":"{}"}"#)
            #expect(broken.message == "Invalid value for the parameter Policy.")
        }
    }

    @Test("A redrive allow policy keeps other queues away")
    func redriveAllowPolicy() async throws {
        let policy = #"{"deadLetterTargetArn":"\#(Self.arn)","maxReceiveCount":1}"#.replacing(#"""#, with: #"\""#)
        func create(_ name: String, _ fixture: QueuesFixture) async throws -> WireAnswer {
            try await fixture.call(
                "CreateQueue", #"{"QueueName":"\#(name)","Attributes":{"RedrivePolicy":"\#(policy)"}}"#)
        }
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders([
                "RedriveAllowPolicy":
                    #"{"redrivePermission":"byQueue","sourceQueueArns":["arn:aws:sqs:eu-central-1:000000000000:friend"]}"#
            ])
            #expect(try await create("friend", fixture).status == 200)
            #expect(try await create("stranger", fixture).error == "InvalidParameterValueException")
            try await fixture.createOrders(["RedriveAllowPolicy": #"{"redrivePermission":"denyAll"}"#])
            #expect(try await create("friend2", fixture).error == "InvalidParameterValueException")
            let broken = try await fixture.orders(
                "SetQueueAttributes", #""Attributes":{"RedriveAllowPolicy":"{\"redrivePermission\":\"byQueue\"}"}"#)
            #expect(
                broken.message?.hasSuffix(
                    "When you specify the byQueue permission type, you must also specify one or more sourceQueueArns "
                        + "values.") == true)
        }
    }
}
