import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the subscription charge's functions")
struct TemplatePolicyTests {
    @Test("grant what each function calls, and no more")
    func grants() throws {
        let own = ["DeleteItem", "GetItem", "PutItem", "Query"].map { "dynamodb:\($0) SubscriptionTable" }
        let expected: [String: Set<String>] = [
            "ValidateContractFunction": Set(
                own + [
                    "dynamodb:GetItem MPassTable", "dynamodb:GetItem OrganizationTable",
                    "dynamodb:GetItem PublisherTable", "dynamodb:Query CertificateTable",
                    "sqs:SendMessage ProcessChargeQueue",
                ]),
            "ProcessChargeFunction": Set(
                own + ["dynamodb:GetItem MPassTable", "sqs:SendMessage SignContractQueue"]),
            "SignContractFunction": Set(
                own + [
                    "dynamodb:GetItem OrganizationTable", "kms:Sign SigningKey",
                    "sqs:SendMessage DeliverToPartnerQueue",
                ]),
            "DeliverToPartnerFunction": Set(
                own + [
                    "dynamodb:GetItem PartnerTable", "sqs:ChangeMessageVisibility DeliverToPartnerQueue",
                    "sqs:SendMessage DeliverToPartnerDeadLetterQueue",
                ]),
            "SweepOutboxFunction": [
                "dynamodb:DeleteItem SubscriptionTable", "dynamodb:Query SubscriptionTable",
                "dynamodb:UpdateItem SubscriptionTable", "dynamodb:Query OutboxIndex",
                "sqs:SendMessage ProcessChargeQueue",
                "sqs:SendMessage SignContractQueue", "sqs:SendMessage DeliverToPartnerQueue",
                "sqs:SendMessage DeliverToPartnerDeadLetterQueue",
            ],
        ]
        let text = try String(
            contentsOfFile: PackageRoot.file("Sources/Handlers/SubscriptionCharge/template.json"), encoding: .utf8)
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
        if let attribute = resource["Fn::GetAtt"]?.array?.first?.string { return attribute }
        if let path = resource["Fn::Sub"]?.string { return path.split(separator: "/").last.map(String.init) ?? path }
        let export = resource["Fn::Sub"]?.array?.last?["Table"]?["Fn::ImportValue"]?["Fn::Sub"]?.string
        return export?.split(separator: "-").last.map { String($0.dropLast("Name".count)) } ?? "?"
    }
}
