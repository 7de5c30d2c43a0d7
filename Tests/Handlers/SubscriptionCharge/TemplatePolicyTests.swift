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
        // The key of access tokens, and the one before it.
        if resource["Fn::If"]?.array?.first == "HasEarlierTokenKey" { return "TokenKeyIdEarlier" }
        if let key = resource["Fn::Sub"]?.array?.last?["Key"]?["Fn::ImportValue"]?["Fn::Sub"]?.string {
            return key.split(separator: "-").last.map(String.init) ?? key
        }
        if let attribute = resource["Fn::GetAtt"]?.array?.first?.string { return attribute }
        if let path = resource["Fn::Sub"]?.string {
            return path.split(separator: "/").suffix(path.hasSuffix("/*") ? 2 : 1).joined(separator: "/")
        }
        let values = resource["Fn::Sub"]?.array?.last
        let export = (values?["Table"] ?? values?["Bus"])?["Fn::ImportValue"]?["Fn::Sub"]?.string
        return export?.split(separator: "-").last.map { String($0.dropLast("Name".count)) } ?? "?"
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
