import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the authentication stack's functions")
struct TemplatePolicyTests {
    private static let keys: Set = ["kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier"]
    private static func own(_ actions: String...) -> Set<String> {
        Set(actions.map { "dynamodb:\($0) AuthenticationTable" })
    }

    private static let expected: [String: Set<String>] = [
        "DescribeProviderFunction": keys,
        "AuthorizeUserFunction": own("DeleteItem", "GetItem", "PutItem").union([
            "dynamodb:BatchGetItem OrganizationTable", "dynamodb:GetItem OrganizationTable",
            "dynamodb:Query OrganizationTable/MemberIndex",
        ]),
        "IssueTokenFunction": own("GetItem", "PutItem").union(keys).union([
            "dynamodb:GetItem OrganizationTable", "kms:Sign TokenKeyId",
        ]),
        "ReadUserInfoFunction": own("GetItem").union(keys),
        "IntrospectTokenFunction": own("GetItem", "PutItem").union(keys),
        "RevokeTokenFunction": own("GetItem", "PutItem").union(keys),
        "ManageUserFunction": own("BatchGetItem", "GetItem", "PutItem").union(keys).union([
            "dynamodb:BatchGetItem OrganizationTable", "dynamodb:GetItem OrganizationTable",
            "dynamodb:PutItem OrganizationTable", "dynamodb:Query OrganizationIndex",
            "dynamodb:Query OrganizationTable/MemberIndex",
        ]),
        "ManageClientFunction": own("BatchGetItem", "GetItem", "PutItem").union(keys).union([
            "dynamodb:GetItem OrganizationTable", "dynamodb:Query OrganizationIndex",
        ]),
    ]

    @Test("grant what each function calls, and no more: one alone signs tokens")
    func grants() throws {
        var granted: [String: Set<String>] = [:]
        for resource in try Self.resources() where resource.value["Type"] == "AWS::Serverless::Function" {
            granted[resource.name] = Self.grants(of: resource.value)
        }
        #expect(granted == Self.expected)
    }

    @Test("are beside a table that outlives the stack and forgets what is over")
    func table() throws {
        let table = try #require(try Self.resources().first { $0.name == "AuthenticationTable" }?.value)
        #expect(table["DeletionPolicy"] == "Retain")
        #expect(table["UpdateReplacePolicy"] == "Retain")
        #expect(
            table["Properties"]?["TimeToLiveSpecification"] == ["AttributeName": "expiresAt", "Enabled": true])
    }

    private static func resources() throws -> [(name: String, value: JSONValue)] {
        let text = try String(
            contentsOfFile: PackageRoot.file("Sources/Handlers/Authentication/template.json"), encoding: .utf8)
        return (try JSONParser().parse(Array(text.utf8))["Resources"]?.object?.members ?? []).map {
            ($0.name, $0.value)
        }
    }

    /// Each grant as the action and the resource's logical id, export or index.
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
        if let attribute = resource["Fn::GetAtt"]?.array?.first?.string { return attribute }
        if resource["Fn::If"]?.array?.first == "HasEarlierTokenKey" { return "TokenKeyIdEarlier" }
        if let path = resource["Fn::Sub"]?.string { return path.split(separator: "/").last.map(String.init) ?? path }
        let parts = resource["Fn::Sub"]?.array ?? []
        let variables = parts.last
        let export = (variables?["Table"] ?? variables?["Key"])?["Fn::ImportValue"]?["Fn::Sub"]?.string
        let last = export?.split(separator: "-").last.map(String.init) ?? "?"
        let name = last.hasSuffix("Name") ? String(last.dropLast("Name".count)) : last
        let path = parts.first?.string?.split(separator: "/") ?? []
        return path.contains("index") ? "\(name)/\(path.last ?? "")" : name
    }
}
