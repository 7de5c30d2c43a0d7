import Scenario
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the reconciliation's functions")
struct TemplatePolicyTests {
    private static let own = Set(
        ["DeleteItem", "GetItem", "PutItem", "Query"].map { "dynamodb:\($0) ReconciliationTable" })
    private static let tokens: Set = ["kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier"]
    private static let telling: Set = ["events:PutEvents EventBus", "sns:Publish AlertTopicArn"]

    static let expected: [String: Set<String>] = [
        "ValidateReconciliationDataFunction": own.union([
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem PublisherTable", "dynamodb:Query CertificateTable",
            "s3:GetObject organizations/*", "s3:ListBucket ReconciliationBucket", "sqs:SendMessage ScatterRecordsQueue",
        ]),
        "ScatterRecordsFunction": own.union(telling).union([
            "s3:GetObject organizations/*", "s3:GetObject work/*", "s3:PutObject work/*",
            "sqs:SendMessage ScatterRecordsQueue", "sqs:SendMessage MatchRecordsQueue",
            "sqs:SendMessage GenerateReportQueue",
        ]),
        "MatchRecordsFunction": own.union(telling).union([
            "s3:GetObject work/*", "s3:PutObject work/*", "s3:PutObject results/*", "sqs:SendMessage MatchRecordsQueue",
            "sqs:SendMessage GenerateReportQueue",
        ]),
        "GenerateReportFunction": own.union(telling).union([
            "kms:Sign SigningKey", "sqs:SendMessage RespondToPartnerQueue",
        ]),
        "RespondToPartnerFunction": own.union(telling).union([
            "dynamodb:GetItem PartnerTable", "secretsmanager:GetSecretValue ${Environment}/partners/*",
            "sqs:ChangeMessageVisibility RespondToPartnerQueue",
            "sqs:SendMessage RespondToPartnerDeadLetterQueue",
        ]),
        "RecordChargeFunction": ["dynamodb:GetItem OrganizationTable", "dynamodb:PutItem ReconciliationTable"],
        "FailReconciliationFunction": own.union(telling),
        "GetReconciliationFunction": tokens.union([
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem ReconciliationTable",
        ]),
        "ListReconciliationResultsFunction": tokens.union([
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem ReconciliationTable",
            "dynamodb:Query ReconciliationTable", "s3:GetObject results/*",
        ]),
        "SweepOutboxFunction": telling.union([
            "dynamodb:DeleteItem ReconciliationTable", "dynamodb:Query ReconciliationTable",
            "dynamodb:UpdateItem ReconciliationTable", "dynamodb:Query index/OutboxIndex",
            "sqs:SendMessage ScatterRecordsQueue", "sqs:SendMessage GenerateReportQueue",
            "sqs:SendMessage RespondToPartnerQueue", "sqs:SendMessage RespondToPartnerDeadLetterQueue",
        ]),
    ]

    @Test("grant what each function calls, and no more")
    func grants() throws {
        let policies = try StackPolicies(stack: "Reconciliation") {
            $0.split(separator: "/").dropFirst().joined(separator: "/")
        }
        #expect(policies.grants == Self.expected)
    }
}
