import Scenario
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the contract stack's functions")
struct TemplatePolicyTests {
    @Test("grant what each function calls, and no more")
    func grants() throws {
        let read: Set = [
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem SubscriptionTable",
            "dynamodb:Query SubscriptionTable",
        ]
        let verify = read.union(["dynamodb:GetItem CertificateTable", "kms:GetPublicKey key/*"])
        let tokens: Set = ["kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier"]
        let expected: [String: Set<String>] = [
            "SearchContractsFunction": tokens.union([
                "dynamodb:GetItem OrganizationTable", "dynamodb:BatchGetItem SubscriptionTable",
                "dynamodb:Query SubscriptionTable/OrganizationDateIndex",
                "dynamodb:Query SubscriptionTable/StatusDateIndex", "secretsmanager:GetSecretValue PageTokenSecret",
            ]),
            "ReadContractFunction": read.union(tokens),
            "ExportContractEvidenceFunction": verify.union(["kms:Sign EvidenceKey"]),
            "VerifyContractFunction": verify,
        ]
        let policies = try StackPolicies(stack: "Contract")
        #expect(policies.grants == expected)
    }
}
