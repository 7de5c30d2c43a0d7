import Testing

@testable import Templates

@Suite("Settings for asynchronous invocation, in templates")
struct EventInvokeConfigTests {
    @Test("A SAM function's settings lead to destinations, and SAM makes those that name none")
    func serverless() async throws {
        let application = try await TemplateFixture.read(
            TemplateFixture.function + """
                      DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Dead.Arn}
                      EventInvokeConfig:
                        MaximumRetryAttempts: 1
                        MaximumEventAgeInSeconds: 60
                        DestinationConfig:
                          OnSuccess: {Type: SQS}
                          OnFailure: {Type: EventBridge, Destination: "arn:aws:events:us-east-1:000000000000:event-bus/b"}
                  Dead: {Type: AWS::SQS::Queue}

                """)
        let config = try #require(application.eventInvokeConfigs.first)
        #expect(config.function == "arn:aws:lambda:us-east-1:000000000000:function:moneta-Hello")
        #expect(config.maximumRetryAttempts == 1)
        #expect(config.maximumEventAgeInSeconds == 60)
        #expect(config.onSuccess == "arn:aws:sqs:us-east-1:000000000000:moneta-HelloEventInvokeConfigOnSuccessQueue")
        #expect(config.onFailure == "arn:aws:events:us-east-1:000000000000:event-bus/b")
        #expect(application.queues.map(\.name).contains("moneta-HelloEventInvokeConfigOnSuccessQueue"))
        #expect(application.functions.first?.deadLetterTargetARN == "arn:aws:sqs:us-east-1:000000000000:moneta-Dead")
        #expect(application.unsupported == [])
    }

    @Test("A resource of its own says the same, with references")
    func resource() async throws {
        let application = try await TemplateFixture.read(
            TemplateFixture.function + """
                  Config:
                    Type: AWS::Lambda::EventInvokeConfig
                    Properties:
                      FunctionName: !Ref Hello
                      Qualifier: $LATEST
                      MaximumRetryAttempts: 0
                      DestinationConfig: {OnFailure: {Destination: !GetAtt Dead.Arn}}
                  Dead: {Type: AWS::SQS::Queue}

                """)
        let config = try #require(application.eventInvokeConfigs.first)
        #expect(config.function.hasSuffix(":function:moneta-Hello"))
        #expect(config.maximumRetryAttempts == 0)
        #expect(config.onFailure?.hasSuffix(":moneta-Dead") == true)
        #expect(config.onSuccess == nil)
    }

    @Test(
        "What SAM refuses is refused with its words",
        arguments: [
            ("EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: Fax}}}", "must be one of"),
            ("EventInvokeConfig: {DestinationConfig: {OnSuccess: {Type: Lambda}}}", "'Destination' is required"),
            ("EventInvokeConfig: {MaximumRetryAttempts: 3}", "MaximumRetryAttempts is 3"),
            ("DeadLetterQueue: {Type: Fax, TargetArn: x}", "requires Type of ['SQS', 'SNS']"),
            ("DeadLetterQueue: {Type: SQS}", "Missing required property 'TargetArn'"),
        ])
    func refused(property: String, message: String) async throws {
        let issues = try await TemplateFixture.issues(TemplateFixture.function + "      \(property)\n")
        #expect(issues.contains { $0.description.contains(message) }, "\(issues)")
    }

    @Test("An event source of a FIFO queue has no batching window")
    func window() async throws {
        let issues = try await TemplateFixture.issues(
            TemplateFixture.function + """
                      Events:
                        Jobs:
                          Type: SQS
                          Properties: {Queue: !GetAtt Jobs.Arn, MaximumBatchingWindowInSeconds: 1}
                  Jobs: {Type: AWS::SQS::Queue, Properties: {FifoQueue: true}}

                """)
        #expect(issues.contains { $0.description.contains("Batching window is not supported for FIFO queues") })
    }
}
