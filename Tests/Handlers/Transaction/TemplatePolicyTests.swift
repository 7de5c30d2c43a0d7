import FoundationEssentials
import SharedLayer
import TestSupport
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
        let text = try String(
            contentsOfFile: PackageRoot.file("Sources/Handlers/Transaction/template.json"), encoding: .utf8)
        let template = try JSONParser().parse(Array(text.utf8))
        var granted: [String: Set<String>] = [:]
        for resource in template["Resources"]?.object?.members ?? []
        where resource.value["Type"]?.string == "AWS::Serverless::Function" {
            granted[resource.name] = Self.grants(of: resource.value)
        }
        #expect(granted == expected)
    }

    /// Each grant as the action and the resource's logical id, index or table.
    private static func grants(of function: JSONValue) -> Set<String> {
        var grants: Set<String> = []
        for policy in function["Properties"]?["Policies"]?.array ?? [] {
            for statement in policy["Statement"]?.array ?? [] {
                let resources = statement["Resource"]?.array ?? [statement["Resource"]].compactMap(\.self)
                for action in statement["Action"]?.array ?? [] {
                    for resource in resources { grants.insert("\(action.string ?? "?") \(name(of: resource))") }
                }
            }
        }
        return grants
    }

    private static func name(of resource: JSONValue) -> String {
        // The key of access tokens, and the one before it.
        if resource["Fn::If"]?.array?.first == "HasEarlierTokenKey" { return "TokenKeyIdEarlier" }
        if let key = resource["Fn::Sub"]?.array?.last?["Key"]?["Fn::ImportValue"]?["Fn::Sub"]?.string {
            return key.split(separator: "-").last.map(String.init) ?? key
        }
        if let reference = resource["Ref"]?.string { return reference }
        if let attribute = resource["Fn::GetAtt"]?.array?.first?.string { return attribute }
        if let path = resource["Fn::Sub"]?.string { return path.split(separator: "/").last.map(String.init) ?? path }
        let parts = resource["Fn::Sub"]?.array ?? []
        let export = parts.last?["Table"]?["Fn::ImportValue"]?["Fn::Sub"]?.string
        let table = export?.split(separator: "-").last.map { String($0.dropLast("Name".count)) } ?? "?"
        let path = parts.first?.string?.split(separator: "/") ?? []
        return path.contains("index") ? "\(table)/\(path.last ?? "")" : table
    }
}
