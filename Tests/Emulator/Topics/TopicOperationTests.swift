import TestSupport
import Testing

@Suite("Operations on topics")
struct TopicOperationTests {
    @Test("A topic is made once, shown with AWS's defaults, and gone")
    func lifetime() async throws {
        try await TopicsFixture.with { fixture in
            let arn = await fixture.topic("orders", ["DisplayName": "Orders"])
            #expect(arn == "arn:aws:sns:us-east-1:000000000000:orders")
            #expect(await fixture.topic("orders") == arn)
            let shown = await fixture.call("GetTopicAttributes", ["TopicArn": arn])
            #expect(shown.attribute("DisplayName") == "Orders")
            #expect(shown.attribute("Owner") == "000000000000")
            #expect(shown.attribute("SubscriptionsConfirmed") == "0")
            #expect(shown.attribute("FifoTopic") == nil)
            #expect(
                shown.attribute("EffectiveDeliveryPolicy")
                    == #"{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"#
                    + #""numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"#
                    + #""backoffFunction":"linear"},"disableSubscriptionOverrides":false,"#
                    + #""defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}"#)
            #expect(shown.attribute("Policy")?.contains(#""Id":"__default_policy_ID""#) == true)
            for _ in 0..<2 { #expect(await fixture.call("DeleteTopic", ["TopicArn": arn]).status == 200) }
            let gone = await fixture.call("GetTopicAttributes", ["TopicArn": arn])
            #expect(gone.status == 404)
            #expect(gone.code == "NotFound")
            #expect(gone.message == "Topic does not exist")
        }
    }

    @Test(
        "Names and ARNs that AWS refuses are refused in its words",
        arguments: [
            ("CreateTopic", ["Name": ""], "Invalid parameter: Topic Name"),
            ("CreateTopic", ["Name": "a b"], "Invalid parameter: Topic Name"),
            ("CreateTopic", ["Name": String(repeating: "a", count: 257)], "Invalid parameter: Topic Name"),
            ("CreateTopic", ["Name": "a.fifo"], "Invalid parameter: Topic Name"),
            (
                "GetTopicAttributes", ["TopicArn": "orders"],
                "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1"
            ),
            (
                "GetTopicAttributes", ["TopicArn": "arn:aws:sns:us-west-1:000000000000:orders"],
                "Invalid parameter: TopicArn"
            ),
            ("ListTopics", ["NextToken": "nonsense"], "Invalid parameter: NextToken"),
        ])
    func refusals(operation: String, members: [String: String], message: String) async throws {
        try await TopicsFixture.with { fixture in
            let answer = await fixture.call(operation, members)
            #expect(answer.status == 400)
            #expect(answer.code == "InvalidParameter")
            #expect(answer.message == message)
        }
    }

    @Test("A topic that is made again has to have the attributes and tags that the request names")
    func idempotency() async throws {
        try await TopicsFixture.with { fixture in
            let tag = ["Name": "t", "Tags.member.1.Key": "k", "Tags.member.1.Value": "v"]
            #expect(await fixture.call("CreateTopic", tag).status == 200)
            #expect(await fixture.call("CreateTopic", tag).status == 200)
            #expect(await fixture.call("CreateTopic", ["Name": "t"]).status == 200)
            let other = await fixture.call("CreateTopic", tag.merging(["Tags.member.1.Value": "w"]) { $1 })
            #expect(other.message == "Invalid parameter: Tags Reason: Topic already exists with different tags")
            let attributes = await fixture.call(
                "CreateTopic",
                ["Name": "t", "Attributes.entry.1.key": "DisplayName", "Attributes.entry.1.value": "x"])
            #expect(
                attributes.message
                    == "Invalid parameter: Attributes Reason: Topic already exists with different attributes")
        }
    }

    @Test("Topics are listed in pages of 100")
    func pages() async throws {
        try await TopicsFixture.with { fixture in
            for number in 0..<101 { _ = await fixture.topic("t\(number)") }
            let first = await fixture.call("ListTopics")
            #expect(first.all("TopicArn").count == 100)
            let second = await fixture.call("ListTopics", ["NextToken": try #require(first["NextToken"])])
            #expect(second.all("TopicArn") == ["arn:aws:sns:us-east-1:000000000000:t100"])
            #expect(second["NextToken"] == nil)
        }
    }

    @Test(
        "An attribute is set, and one that a topic cannot have is refused",
        arguments: [
            ("DisplayName", "New", nil),
            ("SignatureVersion", "2", nil),
            ("SignatureVersion", "3", "Invalid parameter: SignatureVersion: Invalid value [3]. Must be 1 or 2."),
            ("TracingConfig", "Active", nil),
            ("FifoTopic", "true", "Invalid parameter: AttributeName"),
            ("Nonsense", "x", "Invalid parameter: AttributeName"),
            (
                "ContentBasedDeduplication", "true",
                "Invalid parameter: ContentBasedDeduplication: can only be set for FIFO topics"
            ),
            ("HTTPSuccessFeedbackSampleRate", "100", nil),
            (
                "DeliveryPolicy", #"{"http":{"defaultHealthyRetryPolicy":{"numRetries":101}}}"#,
                "Invalid parameter: DeliveryPolicy: http.defaultHealthyRetryPolicy.numRetries must be less than or equal to 100"
            ),
        ] as [(String, String, String?)])
    func setting(name: String, value: String, message: String?) async throws {
        try await TopicsFixture.with { fixture in
            let arn = await fixture.topic()
            let answer = await fixture.call(
                "SetTopicAttributes", ["TopicArn": arn, "AttributeName": name, "AttributeValue": value])
            #expect(answer.message == message)
            guard message == nil else { return }
            #expect(await fixture.call("GetTopicAttributes", ["TopicArn": arn]).attribute(name) == value)
        }
    }

    @Test("Permissions are statements of the policy")
    func permissions() async throws {
        try await TopicsFixture.with { fixture in
            let arn = await fixture.topic()
            let grant = [
                "TopicArn": arn, "Label": "one", "AWSAccountId.member.1": "111111111111",
                "ActionName.member.1": "Publish",
            ]
            #expect(await fixture.call("AddPermission", grant).status == 200)
            #expect(
                await fixture.call("AddPermission", grant).message == "Invalid parameter: Statement already exists")
            let wrong = grant.merging(["Label": "two", "ActionName.member.1": "Fly"]) { $1 }
            #expect(
                await fixture.call("AddPermission", wrong).message
                    == "Invalid parameter: Policy statement action out of service scope!")
            let policy = await fixture.call("GetTopicAttributes", ["TopicArn": arn]).attribute("Policy")
            let statements = try JSON(Array(try #require(policy).utf8))["Statement"]?.elements
            #expect(statements?.count == 2)
            #expect(statements?.last?["Principal"]?["AWS"]?.string == "arn:aws:iam::111111111111:root")
            _ = await fixture.call("RemovePermission", ["TopicArn": arn, "Label": "one"])
            let after = await fixture.call("GetTopicAttributes", ["TopicArn": arn]).attribute("Policy")
            #expect(try JSON(Array(try #require(after).utf8))["Statement"]?.elements.count == 1)
        }
    }

    @Test("Tags come and go; there are at most 50")
    func tags() async throws {
        try await TopicsFixture.with { fixture in
            let arn = await fixture.topic()
            let tags = ["ResourceArn": arn, "Tags.member.1.Key": "a", "Tags.member.1.Value": "1"]
            #expect(await fixture.call("TagResource", tags).status == 200)
            #expect(await fixture.call("ListTagsForResource", ["ResourceArn": arn]).all("Value") == ["1"])
            var many = ["ResourceArn": arn]
            for number in 1...50 { many["Tags.member.\(number).Key"] = "k\(number)" }
            #expect(await fixture.call("TagResource", many).code == "TagLimitExceeded")
            _ = await fixture.call("UntagResource", ["ResourceArn": arn, "TagKeys.member.1": "a"])
            #expect(await fixture.call("ListTagsForResource", ["ResourceArn": arn]).all("Key") == [])
            let gone = await fixture.call("ListTagsForResource", ["ResourceArn": arn + "x"])
            #expect(gone.code == "ResourceNotFound")
        }
    }
}
