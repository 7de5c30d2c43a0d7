import FoundationEssentials
import Scenario
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
        let policies = try StackPolicies(stack: "Authentication")
        #expect(policies.grants == Self.expected)
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
}
