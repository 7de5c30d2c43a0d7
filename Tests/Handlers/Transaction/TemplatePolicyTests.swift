import Scenario
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the transaction stack's functions")
struct TemplatePolicyTests {
    @Test("grant what each function calls, and no more")
    func grants() throws {
        let indexes = ["OrganizationDate", "StatusDate", "KindDate", "PartnerDate", "ContractDate", "MPassDate"]
        let expected: [String: Set<String>] = [
            "SearchTransactionsFunction": Set(
                indexes.map { "dynamodb:Query \($0)Index" } + [
                    "dynamodb:GetItem OrganizationTable", "dynamodb:BatchGetItem TransactionTable",
                    "secretsmanager:GetSecretValue PageTokenSecret",
                    "kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier",
                ]),
            "ReadTransactionFunction": [
                "dynamodb:GetItem OrganizationTable", "dynamodb:BatchGetItem TransactionTable",
                "dynamodb:GetItem TransactionTable", "dynamodb:Query TransactionTable", "dynamodb:Query KindDateIndex",
                "dynamodb:Query ContractDateIndex", "kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier",
            ],
            "RecordDomainEventFunction": ["dynamodb:GetItem TransactionTable", "dynamodb:PutItem TransactionTable"],
            "RebuildProjectionFunction": [
                "dynamodb:GetItem TransactionTable", "dynamodb:PutItem TransactionTable",
                "dynamodb:Query TransactionTable", "dynamodb:Scan TransactionTable",
            ],
        ]
        let policies = try StackPolicies(stack: "Transaction")
        #expect(policies.grants == expected)
    }
}
