import Scenario
import SharedLayer
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the dispute stack's functions")
struct DisputePolicyTests {
    private static func own(_ actions: String...) -> [String] { actions.map { "dynamodb:\($0) DisputeTable" } }
    private static let parties = ["dynamodb:GetItem OrganizationTable", "dynamodb:GetItem PublisherTable"]
    private static let certificates = ["dynamodb:Query CertificateTable"]
    private static let tells = ["events:PutEvents EventBus"]
    private static let tokens = ["kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier"]
    private static let bucket = ["s3:PutObject evidence/*"]

    private static let expected: [String: Set<String>] = [
        "ValidateDisputeTermsFunction": Set(
            own("ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query") + parties + certificates + tells
                + bucket + ["sqs:SendMessage ProcessDisputeQueue"]),
        "GetDisputeFunction": Set(own("GetItem", "Query") + tokens + ["dynamodb:GetItem OrganizationTable"]),
        "SubmitEvidenceFunction": Set(own("GetItem", "PutItem", "Query") + parties + certificates + bucket),
        "WithdrawDisputeFunction": Set(
            own("DeleteItem", "GetItem", "PutItem", "Query") + parties + certificates + tells
                + ["sqs:SendMessage GenerateResponseQueue"]),
        "DecideDisputeFunction": Set(
            own("DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem") + tells + tokens
                + ["dynamodb:GetItem OrganizationTable", "sqs:SendMessage GenerateResponseQueue"]),
        "ProcessDisputeFunction": Set(own("GetItem", "PutItem", "Query")),
        "GenerateResponseFunction": Set(
            own("DeleteItem", "GetItem", "PutItem", "Query")
                + ["kms:Sign SigningKey", "sqs:SendMessage NotifyPartnerQueue"]),
        "NotifyPartnerFunction": Set(
            own("DeleteItem", "GetItem", "PutItem", "Query") + [
                "dynamodb:GetItem PartnerTable", "secretsmanager:GetSecretValue partners/*",
                "sqs:ChangeMessageVisibility NotifyPartnerQueue", "sqs:SendMessage NotifyPartnerDeadLetterQueue",
            ]),
        "RecordChargeFunction": Set(own("PutItem")),
        "ExpireDisputesFunction": Set(
            own("BatchGetItem", "DeleteItem", "PutItem") + tells
                + ["dynamodb:Query DeadlineIndex", "sqs:SendMessage GenerateResponseQueue"]),
        "SweepOutboxFunction": Set(
            own("DeleteItem", "Query", "UpdateItem") + tells + [
                "dynamodb:Query OutboxIndex", "sqs:SendMessage ProcessDisputeQueue",
                "sqs:SendMessage GenerateResponseQueue", "sqs:SendMessage NotifyPartnerQueue",
                "sqs:SendMessage NotifyPartnerDeadLetterQueue",
            ]),
    ]

    private static func resources() throws -> [JSONObject.Member] {
        let text = try DisputeSamples.file("Sources/Handlers/Dispute/template.json")
        return try JSONParser().parse(Array(text.utf8))["Resources"]?.object?.members ?? []
    }

    @Test("grant what each function calls, and no more")
    func grants() throws {
        let policies = try StackPolicies(stack: "Dispute")
        #expect(policies.grants == Self.expected)
    }

    @Test("are beside queues with a dead-letter queue each, whose messages outlive six tries of a function")
    func queues() throws {
        let resources = try Self.resources()
        let queues = resources.filter {
            $0.value["Type"]?.string == "AWS::SQS::Queue" && !$0.name.hasSuffix("DeadLetterQueue")
        }
        #expect(queues.count == 4)
        for queue in queues {
            let target = queue.value["Properties"]?["RedrivePolicy"]?["deadLetterTargetArn"]?["Fn::GetAtt"]?.array
            #expect(target?.first?.string == String(queue.name.dropLast("Queue".count)) + "DeadLetterQueue")
            // Lambda developer guide, "Configuring SQS event sources": six times the function's timeout.
            #expect(queue.value["Properties"]?["VisibilityTimeout"] == 180)
        }
    }

    @Test("keep tables, buckets and keys when the stack goes")
    func retained() throws {
        for resource in try Self.resources()
        where ["AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key"].contains(resource.value["Type"]?.string) {
            #expect(resource.value["DeletionPolicy"]?.string == "Retain", "\(resource.name)")
            #expect(resource.value["UpdateReplacePolicy"]?.string == "Retain", "\(resource.name)")
        }
    }
}
