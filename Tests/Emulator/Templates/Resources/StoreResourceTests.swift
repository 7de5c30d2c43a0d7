import Templates
import Testing

@Suite("Queues, tables and keys")
struct StoreResourceTests {
    @Test("A queue's attributes are those of SQS's API, and its dead-letter queue comes first")
    func queues() async throws {
        let application = try await TemplateFixture.read(
            """
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 180
                  DelaySeconds: "5"
                  RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 5}
              Dead: {Type: AWS::SQS::Queue}
            """)
        #expect(application.queues.map(\.name) == ["moneta-Dead", "moneta-Jobs"])
        #expect(
            application.queues.last?.attributes == [
                "VisibilityTimeout": "180", "DelaySeconds": "5",
                "RedrivePolicy":
                    #"{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:moneta-Dead","maxReceiveCount":5}"#,
            ])
    }

    @Test("A FIFO queue has its attributes, its suffix and its event source")
    func fifo() async throws {
        let application = try await TemplateFixture.read(
            TemplateFixture.function + """
                      Events: {Jobs: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}}
                  Jobs:
                    Type: AWS::SQS::Queue
                    Properties: {FifoQueue: true, ContentBasedDeduplication: true, DeduplicationScope: messageGroup}
                  Plain: {Type: AWS::SQS::Queue, Properties: {FifoQueue: false}}

                """)
        #expect(application.queues.map(\.name) == ["moneta-Jobs.fifo", "moneta-Plain"])
        #expect(
            application.queues.map(\.attributes) == [
                ["FifoQueue": "true", "ContentBasedDeduplication": "true", "DeduplicationScope": "messageGroup"], [:],
            ])
        #expect(application.eventSources.map(\.sourceARN) == ["arn:aws:sqs:us-east-1:000000000000:moneta-Jobs.fifo"])
        #expect(application.unsupported == [])
    }

    @Test("A queue's policy is an attribute of the queue, whichever resource gives it")
    func queuePolicies() async throws {
        let application = try await TemplateFixture.read(
            """
            Resources:
              Jobs: {Type: AWS::SQS::Queue}
              Mail: {Type: AWS::SQS::Queue}
              JobsPolicy:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: [!Ref Jobs]
                  PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Resource: !GetAtt Jobs.Arn}]}
              MailPolicy:
                Type: AWS::SQS::QueueInlinePolicy
                Properties: {Queue: !Ref Mail, PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Deny}]}}
            """)
        #expect(
            application.queues.map { $0.attributes["Policy"] } == [
                #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"arn:aws:sqs:us-east-1:000000000000:moneta-Jobs"}]}"#,
                #"{"Version":"2012-10-17","Statement":[{"Effect":"Deny"}]}"#,
            ])
        #expect(application.unsupported == [])
    }

    @Test("A table's properties are the body of CreateTable")
    func tables() async throws {
        let application = try await TemplateFixture.read(
            """
            Resources:
              T:
                Type: AWS::DynamoDB::Table
                DeletionPolicy: Retain
                Properties:
                  TableName: things
                  BillingMode: PROVISIONED
                  ProvisionedThroughput: {ReadCapacityUnits: "5", WriteCapacityUnits: 6}
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  SSESpecification: {SSEEnabled: true}
                  TimeToLiveSpecification: {AttributeName: expiresAt, Enabled: true}
            """)
        let table = try #require(application.tables.first)
        #expect(table.name == "things")
        #expect(
            String(decoding: table.createTableBody, as: UTF8.self)
                == #"{"TableName":"things","AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}],"#
                + #""KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],"BillingMode":"PROVISIONED","#
                + #""ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":6},"#
                + #""TimeToLiveSpecification":{"AttributeName":"expiresAt","Enabled":true}}"#)
    }

    @Test("A simple table has one key")
    func simpleTable() async throws {
        let application = try await TemplateFixture.read(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              T: {Type: AWS::Serverless::SimpleTable}
            """)
        #expect(
            String(decoding: application.tables.first?.createTableBody ?? [], as: UTF8.self)
                == #"{"TableName":"moneta-T","AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],"#
                + #""KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],"BillingMode":"PAY_PER_REQUEST"}"#)
    }

    @Test("A key whose attribute is not defined is refused")
    func keySchema() async throws {
        let issues = try await TemplateFixture.issues(
            """
            Resources:
              T:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                  KeySchema: [{AttributeName: kp, KeyType: HASH}]
            """)
        #expect(issues.first?.what.contains("Keys: [kp]") == true, "\(issues)")
    }

    @Test("A key keeps its id at each start, and has its aliases")
    func keys() async throws {
        let template = """
            Resources:
              K: {Type: AWS::KMS::Key, Properties: {KeySpec: RSA_2048, KeyUsage: SIGN_VERIFY}}
              A: {Type: AWS::KMS::Alias, Properties: {AliasName: alias/signing, TargetKeyId: !GetAtt K.Arn}}
            """
        let first = try #require(try await TemplateFixture.read(template).keys.first)
        let second = try #require(try await TemplateFixture.read(template).keys.first)
        #expect(first.keyID == second.keyID)
        #expect(
            first.keyID.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
        #expect(first.aliases == ["alias/signing"])
        #expect(first.keySpec == "RSA_2048")
    }

    @Test("An asymmetric key without usage is refused as AWS does")
    func keyUsage() async throws {
        let issues = try await TemplateFixture.issues(
            "Resources:\n  K: {Type: AWS::KMS::Key, Properties: {KeySpec: RSA_2048}}\n")
        #expect(issues.first?.what.hasPrefix("You must specify a KeyUsage value") == true)
    }
}
