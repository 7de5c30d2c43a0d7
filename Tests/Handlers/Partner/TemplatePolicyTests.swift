import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The template of the partner module")
struct TemplatePolicyTests {
    @Test("grants each function what it calls, and no more")
    func grants() throws {
        let all: Set<String> = [
            "dynamodb:DeleteItem IdempotencyTable", "dynamodb:GetItem IdempotencyTable",
            "dynamodb:PutItem IdempotencyTable", "dynamodb:UpdateItem IdempotencyTable",
            "secretsmanager:GetSecretValue CursorSecret", "dynamodb:GetItem OrganizationTable",
            "kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier",
        ]
        let own: [String: Set<String>] = [
            "ManagePartnerFunction": [
                "dynamodb:BatchGetItem PartnerTable", "dynamodb:GetItem PartnerTable", "dynamodb:PutItem PartnerTable",
                "dynamodb:Query PartnerTable/KindIndex", "secretsmanager:CreateSecret partners/*",
                "secretsmanager:PutSecretValue partners/*",
            ],
            "ManageEndpointFunction": [
                "dynamodb:GetItem PartnerTable", "dynamodb:PutItem PartnerTable", "dynamodb:Query PartnerTable",
                "secretsmanager:CreateSecret endpoints/*", "secretsmanager:PutSecretValue endpoints/*",
            ],
            "ManageOrganizationFunction": [
                "dynamodb:BatchGetItem OrganizationTable", "dynamodb:PutItem OrganizationTable",
                "dynamodb:Query OrganizationTable/KindIndex", "dynamodb:GetItem PartnerTable",
            ],
            "ManageMembershipFunction": [
                "dynamodb:ConditionCheckItem OrganizationTable", "dynamodb:PutItem OrganizationTable",
                "dynamodb:Query OrganizationTable",
            ],
            "ManagePublisherFunction": [
                "dynamodb:BatchGetItem PublisherTable", "dynamodb:GetItem PublisherTable",
                "dynamodb:PutItem PublisherTable", "dynamodb:Query PublisherTable/OrganizationIndex",
            ],
            "ManageMPassFunction": [
                "dynamodb:BatchGetItem MPassTable", "dynamodb:GetItem MPassTable", "dynamodb:PutItem MPassTable",
                "dynamodb:Query MPassTable/OrganizationIndex",
            ],
            "ManageAPIKeyFunction": [
                "dynamodb:BatchGetItem OrganizationTable", "dynamodb:PutItem OrganizationTable",
                "dynamodb:Query OrganizationTable/OrganizationIndex",
            ],
            "ManageCertificateFunction": [
                "dynamodb:GetItem PublisherTable", "dynamodb:GetItem CertificateTable",
                "dynamodb:PutItem CertificateTable", "dynamodb:Query CertificateTable",
                "ssm:GetParameter moneta/${Environment}/*",
            ],
        ]
        let expected = own.mapValues { $0.union(all) }
        let policies = try StackPolicies(stack: "Partner") { path in
            path.contains("parameter/")
                ? String(path.split(separator: "parameter/").last ?? "?")
                : path.split(separator: "/").suffix(2).joined(separator: "/")
        }
        #expect(policies.grants == expected)
    }

    @Test("has the routes that the OpenAPI document describes, and no others")
    func routes() throws {
        let routes = try Self.resources(of: "AWS::ApiGatewayV2::Route").compactMap {
            $0.resource["Properties"]?["RouteKey"]?.string
        }
        let document = try Self.json("docs/openapi/partner.json")
        var described: Set<String> = []
        for path in document["paths"]?.object?.members ?? [] {
            for operation in path.value.object?.members ?? [] where operation.name != "parameters" {
                described.insert("\(operation.name.uppercased()) \(path.name)")
            }
        }
        #expect(routes.count == 39)
        #expect(Set(routes) == described)
    }

    private static func json(_ path: String) throws -> JSONValue {
        try JSONParser().parse(Array(String(contentsOfFile: PackageRoot.file(path), encoding: .utf8).utf8))
    }

    private static func resources(of type: String) throws -> [(name: String, resource: JSONValue)] {
        let template = try json("Sources/Handlers/Partner/template.json")
        return (template["Resources"]?.object?.members ?? []).filter { $0.value["Type"]?.string == type }
            .map { ($0.name, $0.value) }
    }
}
