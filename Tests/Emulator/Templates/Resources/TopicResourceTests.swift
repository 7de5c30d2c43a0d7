import Templates
import Testing

@Suite("Topics in templates")
struct TopicResourceTests {
    private static let topic = "arn:aws:sns:us-east-1:000000000000:moneta-Orders"

    @Test("A topic's properties are the attributes of SNS's API; its list makes subscriptions")
    func topics() async throws {
        let application = try await TemplateFixture.read(
            """
            Resources:
              Orders:
                Type: AWS::SNS::Topic
                Properties:
                  DisplayName: O
                  SignatureVersion: 2
                  Tags: [{Key: team, Value: shop}]
                  Subscription: [{Protocol: sqs, Endpoint: !GetAtt Jobs.Arn}]
              Ledger:
                Type: AWS::SNS::Topic
                Properties: {FifoTopic: true, ContentBasedDeduplication: true}
              Jobs: {Type: AWS::SQS::Queue}
            Outputs:
              Value: {Value: !Sub "${Orders} ${Orders.TopicName} ${Orders.TopicArn}"}
            """)
        #expect(application.topics.map(\.name) == ["moneta-Orders", "moneta-Ledger.fifo"])
        #expect(application.topics.first?.attributes == ["DisplayName": "O", "SignatureVersion": "2"])
        #expect(application.topics.first?.tags == ["team": "shop"])
        #expect(application.topics.last?.attributes == ["FifoTopic": "true", "ContentBasedDeduplication": "true"])
        #expect(application.outputs["Value"] == "\(Self.topic) moneta-Orders \(Self.topic)")
        let subscription = try #require(application.subscriptions.first)
        #expect(subscription.topicARN == Self.topic)
        #expect(subscription.protocolName == "sqs")
        #expect(subscription.endpoint == "arn:aws:sqs:us-east-1:000000000000:moneta-Jobs")
        #expect(application.unsupported == [])
    }

    @Test("A subscription's policies are JSON; a topic's policy is accepted")
    func subscriptions() async throws {
        let application = try await TemplateFixture.read(
            """
            Resources:
              Orders: {Type: AWS::SNS::Topic}
              S:
                Type: AWS::SNS::Subscription
                Properties:
                  TopicArn: !Ref Orders
                  Protocol: https
                  Endpoint: https://example.com/hook
                  RawMessageDelivery: true
                  FilterPolicyScope: MessageBody
                  FilterPolicy: {tier: [gold, {prefix: s}], n: [1]}
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn}
              P: {Type: AWS::SNS::TopicPolicy, Properties: {Topics: [!Ref Orders], PolicyDocument: {}}}
              Dead: {Type: AWS::SQS::Queue}
            """)
        #expect(
            application.subscriptions.first?.attributes == [
                "RawMessageDelivery": "true", "FilterPolicyScope": "MessageBody",
                "FilterPolicy": #"{"tier":["gold",{"prefix":"s"}],"n":[1]}"#,
                "RedrivePolicy": #"{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:moneta-Dead"}"#,
            ])
        #expect(application.unsupported == [])
    }

    @Test("The event SNS subscribes the function, or a queue that SAM makes and the function reads")
    func events() async throws {
        let application = try await TemplateFixture.read(
            TemplateFixture.function + """
                      Events:
                        Direct: {Type: SNS, Properties: {Topic: !Ref Orders, FilterPolicy: {a: [b]}}}
                        Batched: {Type: SNS, Properties: {Topic: !Ref Orders, SqsSubscription: true}}
                        Named:
                          Type: SNS
                          Properties:
                            Topic: !Ref Orders
                            SqsSubscription: {QueueArn: !GetAtt Jobs.Arn, QueueUrl: !Ref Jobs, BatchSize: 5}
                  Orders: {Type: AWS::SNS::Topic}
                  Jobs: {Type: AWS::SQS::Queue}

                """)
        let queues = "arn:aws:sqs:us-east-1:000000000000:"
        #expect(
            application.subscriptions.map(\.endpoint) == [
                "arn:aws:lambda:us-east-1:000000000000:function:moneta-Hello", "\(queues)moneta-HelloBatchedQueue",
                "\(queues)moneta-Jobs",
            ])
        #expect(application.subscriptions.map(\.protocolName) == ["lambda", "sqs", "sqs"])
        #expect(application.subscriptions.first?.attributes == ["FilterPolicy": #"{"a":["b"]}"#])
        #expect(application.queues.map(\.name).contains("moneta-HelloBatchedQueue"))
        #expect(
            application.eventSources.map(\.sourceARN) == ["\(queues)moneta-HelloBatchedQueue", "\(queues)moneta-Jobs"])
        #expect(application.eventSources.map(\.settings) == ["{}", #"{"BatchSize":5}"#])
        #expect(application.unsupported == [])
    }

    @Test("An event without its topic is an issue")
    func withoutTopic() async throws {
        let issues = try await TemplateFixture.issues(
            TemplateFixture.function + """
                      Events: {Broken: {Type: SNS, Properties: {}}}

                """)
        #expect(issues.map(\.what) == ["Missing required property 'Topic'"])
    }
}
