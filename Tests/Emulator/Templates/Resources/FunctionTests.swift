import Templates
import Testing

@Suite("Functions")
struct FunctionTests {
    @Test("take Globals as SAM merges them: maps merged, lists joined, the rest replaced")
    func globals() async throws {
        let application = try await TemplateFixture.read(
            """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Runtime: provided.al2
                Timeout: 30
                Layers: [!Ref First]
                Environment: {Variables: {A: global, B: global, N: 5}}
            Resources:
              First: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: code}}
              Second: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: ./code/../code}}
              Hello:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: code
                  Handler: Hello
                  Timeout: 5
                  MemorySize: 512
                  ReservedConcurrentExecutions: 2
                  Layers: [!Ref Second]
                  Environment: {Variables: {B: own, Q: !Ref Queue}}
              Queue: {Type: AWS::SQS::Queue}
            """)
        let function = try #require(application.functions.first)
        #expect(function.timeoutSeconds == 5)
        #expect(function.memoryMegabytes == 512)
        #expect(function.reservedConcurrency == 2)
        #expect(function.runtime == "provided.al2")
        #expect(function.layerPaths == [function.codePath, function.codePath])
        #expect(function.codePath.hasPrefix("/") && function.codePath.hasSuffix("/code"))
        #expect(
            function.environment == [
                "A": "global", "B": "own", "N": "5", "Q": "http://127.0.0.1:4566/000000000000/moneta-Queue",
            ])
        #expect(application.unsupported == [])
    }

    @Test("without their code are refused, with the path and what to do")
    func missingCode() async throws {
        let template = TemplateFixture.function.replacing("CodeUri: code", with: "CodeUri: ../dist/none")
        let issue = try #require(try await TemplateFixture.issues(template).first)
        #expect(issue.code == .missingCode)
        #expect(issue.resource == "moneta/Hello")
        #expect(issue.location.line == 6)
        #expect(issue.what.contains("../dist/none"))
        #expect(issue.remedy == "run `make build`")
    }

    @Test(
        "with properties that Lambda refuses are refused",
        arguments: [
            ("Timeout: 901", "Timeout is 901"), ("MemorySize: 64", "MemorySize is 64"),
            ("Timeout: soon", "must be a whole number"),
            ("Environment: {Variables: {AWS_REGION: x}}", "Reserved keys used in this request: AWS_REGION"),
            ("Environment: {Variables: {LIST: [1]}}", "The environment variable LIST must be a text"),
            ("Events: {E: {Type: SQSS}}", "did you mean SQS?"),
            (
                "Events: {E: {Type: Schedule, Properties: {Schedule: rate(1 minutes)}}}",
                "ScheduleExpression is not valid"
            ),
            ("Events: {E: {Type: HttpApi, Properties: {Path: /x}}}", "missing key 'Method'"),
            ("Events: {E: {Type: HttpApi, Properties: {Path: /x, Method: get, ApiId: other}}}", "in the same template"),
            (
                "Events: {E: {Type: SQS, Properties: {Queue: 'arn:aws:sqs:us-east-1:1:x'}}}",
                "no queue of these templates"
            ),
        ] as [(String, String)])
    func refused(property: String, message: String) async throws {
        let issues = try await TemplateFixture.issues(TemplateFixture.function + "      \(property)\n")
        #expect(issues.contains { $0.description.contains(message) }, "\(issues)")
    }

    @Test(
        "tell what is asked for and not emulated, and keep silent on what means nothing here",
        arguments: [
            ("VpcConfig: {SubnetIds: [a]}", "The property VpcConfig is not emulated" as String?),
            ("FileSystemConfigs: []", "The property FileSystemConfigs is not emulated"),
            ("Events: {E: {Type: SNS, Properties: {Topic: x}}}", "The event E of type SNS is not emulated"),
            ("Events: {E: {Type: Schedule, Properties: {Schedule: cron(0 1 * * ? *)}}}", "only rate(…)"),
            ("Policies: [AWSLambdaExecute]", nil), ("Tracing: Active", nil), ("Tags: {a: b}", nil),
        ] as [(String, String?)])
    func unsupported(property: String, what: String?) async throws {
        let application = try await TemplateFixture.read(TemplateFixture.function + "      \(property)\n")
        if let what {
            let found = try #require(application.unsupported.first)
            #expect(found.what.contains(what))
            #expect(found.resource == "moneta/Hello")
            #expect(found.location.line == 9)
        } else {
            #expect(application.unsupported == [])
        }
    }

    @Test("poll queues and run by schedules as their events say")
    func events() async throws {
        let application = try await TemplateFixture.read(
            TemplateFixture.function + """
                      Timeout: 10
                      Events:
                        Jobs:
                          Type: SQS
                          Properties:
                            Queue: !GetAtt Queue.Arn
                            BatchSize: 5
                            FunctionResponseTypes: [ReportBatchItemFailures]
                            ScalingConfig: {MaximumConcurrency: 3}
                        Sweep: {Type: Schedule, Properties: {Schedule: rate(5 minutes), Input: '{"a":1}'}}
                        Off: {Type: Schedule, Properties: {Schedule: rate(1 day), Enabled: false}}
                  Queue: {Type: AWS::SQS::Queue}
                Outputs: {Mapping: {Value: !Ref HelloJobs}}

                """)
        let source = try #require(application.eventSources.first)
        #expect(source.function == "arn:aws:lambda:us-east-1:000000000000:function:moneta-Hello")
        #expect(source.sourceARN == "arn:aws:sqs:us-east-1:000000000000:moneta-Queue")
        #expect(source.logicalID == "HelloJobs")
        #expect(application.outputs["Mapping"] == source.uuid)
        #expect(
            source.settings
                == #"{"BatchSize":5,"FunctionResponseTypes":["ReportBatchItemFailures"],"ScalingConfig":{"MaximumConcurrency":3}}"#
        )
        #expect(source.isEnabled)
        #expect(application.schedules.map(\.intervalSeconds) == [300])
        #expect(application.schedules.first?.input == #"{"a":1}"#)
    }

    @Test("may not take longer than their queue hides a message")
    func visibility() async throws {
        let template =
            TemplateFixture.function + """
                      Timeout: 60
                      Events: {Jobs: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}}
                  Queue: {Type: AWS::SQS::Queue}

                """
        let issues = try await TemplateFixture.issues(template)
        #expect(
            issues.map(\.what) == [
                "Queue visibility timeout: 30 seconds is less than Function timeout: 60 seconds"
            ])
    }

    @Test("of one name are refused")
    func names() async throws {
        let template =
            TemplateFixture.function + """
                      FunctionName: same
                  Other:
                    Type: AWS::Serverless::Function
                    Properties: {CodeUri: code, Handler: x, Runtime: provided.al2, FunctionName: same}

                """
        #expect(try await TemplateFixture.issues(template).map(\.code) == [.nameConflict])
    }
}
