import Templates
import Testing

@Suite("Streams in templates")
struct StreamEventTests {
    private static let table = """
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              TableName: orders
              BillingMode: PAY_PER_REQUEST
              AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
              KeySchema: [{AttributeName: pk, KeyType: HASH}]

        """
    private static let stream = "      StreamSpecification: {StreamViewType: NEW_IMAGE}\n"

    @Test("A table's stream is switched on in CreateTable, and StreamArn has the label that the stream will have")
    func tables() async throws {
        let template = "Resources:\n" + Self.table + Self.stream + "Outputs: {A: {Value: !GetAtt Orders.StreamArn}}\n"
        let fresh = try await TemplateFixture.read(
            ["template.yaml": template],
            environment: ServiceAddresses(freshStreamLabel: "2026-11-21T20:51:10.252"))
        let body = String(decoding: try #require(fresh.tables.first).createTableBody, as: UTF8.self)
        #expect(body.contains(#""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}"#))
        #expect(fresh.unsupported.isEmpty)
        let arn = "arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/"
        #expect(fresh.outputs["A"] == arn + "2026-11-21T20:51:10.252")
        let later = try await TemplateFixture.read(
            ["template.yaml": template],
            environment: ServiceAddresses(streamLabels: ["orders": "2026-01-02T03:04:05.678"]))
        #expect(later.outputs["A"] == arn + "2026-01-02T03:04:05.678")
    }

    @Test("An event of a stream is a mapping with the API's settings")
    func events() async throws {
        let application = try await TemplateFixture.read(
            TemplateFixture.function + """
                      Events:
                        Changes:
                          Type: DynamoDB
                          Properties:
                            Stream: !GetAtt Orders.StreamArn
                            StartingPosition: LATEST
                            BatchSize: 25
                            MaximumBatchingWindowInSeconds: 3
                            ParallelizationFactor: 4
                            BisectBatchOnFunctionError: true
                            MaximumRetryAttempts: 5
                            MaximumRecordAgeInSeconds: 600
                            TumblingWindowInSeconds: 30
                            FunctionResponseTypes: [ReportBatchItemFailures]
                            FilterCriteria: {Filters: [{Pattern: '{"eventName":["INSERT"]}'}]}
                            DestinationConfig: {OnFailure: {Destination: "arn:aws:sqs:us-east-1:000000000000:lost"}}
                            Enabled: false

                """ + Self.table + Self.stream)
        #expect(application.unsupported.isEmpty)
        let source = try #require(application.eventSources.first)
        #expect(source.sourceARN.hasPrefix("arn:aws:dynamodb:us-east-1:000000000000:table/orders/stream/"))
        #expect(!source.isEnabled)
        for setting in [
            #""StartingPosition":"LATEST""#, #""BatchSize":25"#, #""MaximumBatchingWindowInSeconds":3"#,
            #""ParallelizationFactor":4"#, #""BisectBatchOnFunctionError":true"#, #""MaximumRetryAttempts":5"#,
            #""MaximumRecordAgeInSeconds":600"#, #""TumblingWindowInSeconds":30"#, "ReportBatchItemFailures",
            #""FilterCriteria":{"Filters":"#, #""DestinationConfig":{"OnFailure":"#,
        ] {
            #expect(source.settings.contains(setting))
        }
    }

    @Test("A table without a stream cannot be followed, and a view type must be one")
    func faults() async throws {
        let event = """
                  Events:
                    Changes:
                      Type: DynamoDB
                      Properties: {Stream: !GetAtt Orders.StreamArn, StartingPosition: LATEST}

            """
        let bare = try await TemplateFixture.issues(TemplateFixture.function + event + Self.table)
        #expect(bare.map(\.what) == ["The table moneta/Orders has no stream"])
        let wrong = try await TemplateFixture.issues(
            "Resources:\n" + Self.table + "      StreamSpecification: {StreamViewType: NEW_IMAGES}\n")
        #expect(wrong.map(\.what) == ["StreamViewType is NEW_IMAGES"])
    }
}
