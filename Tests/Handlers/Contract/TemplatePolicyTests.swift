import FoundationEssentials
import SharedLayer
import TestSupport
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
        let verify = read.union(["dynamodb:GetItem CertificateTable", "kms:GetPublicKey *"])
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
        let text = try String(
            contentsOfFile: PackageRoot.file("Sources/Handlers/Contract/template.json"), encoding: .utf8)
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
