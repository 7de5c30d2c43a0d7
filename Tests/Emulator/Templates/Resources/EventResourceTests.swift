import Templates
import Testing

@Suite("EventBridge in templates")
struct EventResourceTests {
    @Test(
        "A function's event is a rule with the function as its target",
        arguments: ["EventBridgeRule", "CloudWatchEvent"])
    func functionEvent(type: String) async throws {
        let application = try await TemplateFixture.read(
            TemplateFixture.function + """
                      Events:
                        Paid:
                          Type: \(type)
                          Properties:
                            EventBusName: orders
                            RuleName: paid
                            State: DISABLED
                            Pattern: {source: [shop]}
                            InputPath: $.detail
                            Target: {Id: me}
                            RetryPolicy: {MaximumRetryAttempts: "3"}
                            DeadLetterConfig: {Type: SQS}

                """)
        let rule = try #require(application.eventRules.first)
        #expect(
            rule.putRuleBody
                == #"{"Name":"paid","EventPattern":"{\"source\":[\"shop\"]}","EventBusName":"orders","State":"DISABLED"}"#
        )
        let queue = try #require(application.queues.first)
        #expect(queue.logicalID == "HelloPaidQueue")
        let targets = try #require(rule.putTargetsBody)
        #expect(
            targets.hasPrefix(#"{"Rule":"paid","EventBusName":"orders","Targets":[{"Id":"me","Arn":"arn:aws:lambda:"#))
        #expect(targets.contains(#""InputPath":"$.detail","RetryPolicy":{"MaximumRetryAttempts":3}"#))
        #expect(targets.hasSuffix(#":\#(queue.name)"}}]}"#), "\(targets)")
    }

    @Test("Rules refer to buses, archives to both; a rule without a pattern and a schedule is told")
    func resources() async throws {
        let application = try await TemplateFixture.read(
            """
            Resources:
              Bus:
                Type: AWS::Events::EventBus
                Properties:
                  Name: orders
                  Tags: [{Key: a, Value: b}]
                  Policy: {Version: "2012-10-17", Statement: [{Sid: all, Effect: Allow}]}
                  DeadLetterConfig: {Arn: "arn:aws:sqs:us-east-1:000000000000:dead"}
                  KmsKeyIdentifier: key
              Kept: {Type: AWS::Events::Archive, Properties: {SourceArn: !GetAtt Bus.Arn, EventPattern: {a: [1]}}}
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  EventBusName: !Ref Bus
                  EventPattern: {detail: {n: [{numeric: [">", 1.50]}]}}
                  Targets: [{Id: a, Arn: !GetAtt Kept.Arn, Input: {b: 1}}]
            Outputs:
              Arn: {Value: !GetAtt Rule.Arn}
            """)
        #expect(application.outputs["Arn"]?.contains(":rule/orders/moneta-Rule") == true)
        let bus = try #require(application.eventBuses.first)
        #expect(bus.name == "orders")
        #expect(bus.policy == #"{"Version":"2012-10-17","Statement":[{"Sid":"all","Effect":"Allow"}]}"#)
        #expect(bus.deadLetterQueueARN == "arn:aws:sqs:us-east-1:000000000000:dead")
        #expect(bus.kmsKeyIdentifier == "key")
        #expect(application.archives.first?.sourceARN.hasSuffix(":event-bus/orders") == true)
        #expect(application.archives.first?.eventPattern == #"{"a":[1]}"#)
        #expect(
            application.eventRules.first?.putRuleBody.contains(#""{\"detail\":{\"n\":[{\"numeric\":[\">\",1.50]}]}}""#)
                == true)
        #expect(application.eventRules.first?.putTargetsBody?.contains(#""Input":"{\"b\":1}""#) == true)
        let issues = try await TemplateFixture.issues("Resources: {Rule: {Type: AWS::Events::Rule, Properties: {}}}")
        #expect(issues.map(\.code) == [.invalidProperty])
    }
}
