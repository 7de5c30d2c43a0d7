import Scenario
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the settlement's functions")
struct TemplatePolicyTests {
    private static let own = ["DeleteItem", "GetItem", "PutItem", "Query"].map { "dynamodb:\($0) SettlementTable" }
    private static let bus = ["events:PutEvents EventBus"]

    static let expected: [String: Set<String>] = [
        "ValidateSettlementFunction": Set(
            own + bus + [
                "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem PartnerTable",
                "dynamodb:GetItem PublisherTable", "dynamodb:Query CertificateTable",
                "sqs:SendMessage ProcessSettlementQueue",
            ]),
        "ProcessSettlementFunction": Set(
            own + bus + [
                "dynamodb:BatchWriteItem SettlementTable", "sqs:SendMessage GenerateConfirmationQueue",
                "sqs:SendMessage ProcessSettlementQueue",
            ]),
        "GenerateConfirmationFunction": Set(
            own + ["kms:Sign SigningKey", "kms:Sign ComplianceKey", "sqs:SendMessage SettleWithPartnerQueue"]),
        "SettleWithPartnerFunction": Set(
            own + bus + [
                "dynamodb:GetItem PartnerTable", "secretsmanager:GetSecretValue partners/*",
                "sqs:ChangeMessageVisibility SettleWithPartnerQueue",
                "sqs:SendMessage SettleWithPartnerDeadLetterQueue",
            ]),
        "RecordEntryFunction": [
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem SettlementTable",
            "dynamodb:PutItem SettlementTable",
        ],
        "RunDailySettlementsFunction": Set(
            bus + [
                "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem PartnerTable",
                "dynamodb:BatchGetItem SettlementTable", "dynamodb:DeleteItem SettlementTable",
                "dynamodb:PutItem SettlementTable", "dynamodb:Query SettlementTable", "dynamodb:Query DeadlineIndex",
                "sqs:SendMessage ProcessSettlementQueue",
            ]),
        "GetSettlementFunction": [
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem SettlementTable", "dynamodb:Query SettlementTable",
            "kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier",
        ],
        "ListSettlementLinesFunction": [
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem SettlementTable", "dynamodb:Query SettlementTable",
            "kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier",
        ],
        "SweepOutboxFunction": Set(
            bus + [
                "dynamodb:DeleteItem SettlementTable", "dynamodb:Query SettlementTable",
                "dynamodb:UpdateItem SettlementTable", "dynamodb:Query OutboxIndex",
                "sqs:SendMessage ProcessSettlementQueue", "sqs:SendMessage GenerateConfirmationQueue",
                "sqs:SendMessage SettleWithPartnerQueue", "sqs:SendMessage SettleWithPartnerDeadLetterQueue",
            ]),
    ]

    @Test("grant what each function calls, and no more")
    func grants() throws {
        let policies = try StackPolicies(stack: "Settlement")
        #expect(policies.grants == Self.expected)
    }
}
