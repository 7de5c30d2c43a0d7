import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the subscription charge's functions")
struct TemplatePolicyTests {
    @Test("grant what each function calls, and no more")
    func grants() throws {
        let own = ["DeleteItem", "GetItem", "PutItem", "Query"].map { "dynamodb:\($0) SubscriptionTable" }
        func sends(_ queues: String...) -> [String] {
            queues.flatMap { ["sqs:SendMessage \($0)", "sqs:SendMessage Platinum\($0)"] }
        }
        let tells = ["events:PutEvents EventBus"]
        let expected: [String: Set<String>] = [
            "ValidateContractFunction": Set(
                own + tells + sends("ProcessChargeQueue") + [
                    "dynamodb:BatchGetItem SubscriptionTable", "dynamodb:BatchGetItem MPassTable",
                    "dynamodb:BatchGetItem OrganizationTable", "dynamodb:BatchGetItem PublisherTable",
                    "dynamodb:Query CertificateTable",
                ]),
            "ProcessChargeFunction": Set(
                own + tells + sends("SignContractQueue") + ["dynamodb:GetItem MPassTable"]),
            "SignContractFunction": Set(
                own + sends("DeliverToPartnerQueue") + [
                    "dynamodb:BatchGetItem SubscriptionTable", "dynamodb:BatchGetItem OrganizationTable",
                    "kms:Sign SigningKey",
                ]),
            "DeliverToPartnerFunction": Set(
                own + tells + sends("DeliverToPartnerDeadLetterQueue") + [
                    "dynamodb:GetItem PartnerTable", "secretsmanager:GetSecretValue partners/*",
                    "sqs:ChangeMessageVisibility DeliverToPartnerQueue",
                    "sqs:ChangeMessageVisibility PlatinumDeliverToPartnerQueue",
                ]),
            "GetSubscriptionChargeFunction": [
                "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem SubscriptionTable",
                "dynamodb:Query SubscriptionTable", "kms:GetPublicKey TokenKeyId",
                "kms:GetPublicKey TokenKeyIdEarlier",
            ],
            "SweepOutboxFunction": Set(
                tells
                    + sends(
                        "ProcessChargeQueue", "SignContractQueue", "DeliverToPartnerQueue",
                        "DeliverToPartnerDeadLetterQueue") + [
                        "dynamodb:DeleteItem SubscriptionTable", "dynamodb:Query SubscriptionTable",
                        "dynamodb:UpdateItem SubscriptionTable", "dynamodb:Query OutboxIndex",
                    ]),
        ]
        let policies = try StackPolicies(stack: "SubscriptionCharge")
        #expect(policies.grants == expected)
    }

    @Test("Every queue that a stage reads has a dead-letter queue of its own")
    func deadLetterQueues() throws {
        let text = try String(
            contentsOfFile: PackageRoot.file("Sources/Handlers/SubscriptionCharge/template.json"), encoding: .utf8)
        let resources = try #require(try JSONParser().parse(Array(text.utf8))["Resources"]?.object).members
        let targets = resources.compactMap { resource in
            resource.value["Properties"]?["RedrivePolicy"]?["deadLetterTargetArn"]?["Fn::GetAtt"]?.array?.first?.string
        }
        #expect(targets.count == 6)
        #expect(Set(targets).count == targets.count)
        let names = Set(resources.map(\.name))
        #expect(targets.allSatisfy { names.contains($0) && $0.hasSuffix("DeadLetterQueue") })
    }
}
