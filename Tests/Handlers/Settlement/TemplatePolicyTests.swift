import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the settlement's functions")
struct TemplatePolicyTests {
    private static let own = ["DeleteItem", "GetItem", "PutItem", "Query"].map { "dynamodb:\($0) SettlementTable" }
    private static let bus = ["events:PutEvents EventBus"]

    static let expected: [String: Set<String>] = [
        "ValidateSettlementFunction": Set(
            own + bus + [
                "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem PartnerTable",
                "dynamodb:GetItem PublisherTable", "dynamodb:Query CertificateTable",
                "sqs:SendMessage ProcessSettlementQueue",
            ]),
        "ProcessSettlementFunction": Set(
            own + bus + [
                "dynamodb:BatchWriteItem SettlementTable", "sqs:SendMessage GenerateConfirmationQueue",
                "sqs:SendMessage ProcessSettlementQueue",
            ]),
        "GenerateConfirmationFunction": Set(
            own + ["kms:Sign SigningKey", "kms:Sign ComplianceKey", "sqs:SendMessage SettleWithPartnerQueue"]),
        "SettleWithPartnerFunction": Set(
            own + bus + [
                "dynamodb:GetItem PartnerTable", "secretsmanager:GetSecretValue partners/*",
                "sqs:ChangeMessageVisibility SettleWithPartnerQueue",
                "sqs:SendMessage SettleWithPartnerDeadLetterQueue",
            ]),
        "RecordEntryFunction": [
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem SettlementTable",
            "dynamodb:PutItem SettlementTable",
        ],
        "RunDailySettlementsFunction": Set(
            bus + [
                "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem PartnerTable",
                "dynamodb:BatchGetItem SettlementTable", "dynamodb:DeleteItem SettlementTable",
                "dynamodb:PutItem SettlementTable", "dynamodb:Query SettlementTable", "dynamodb:Query DeadlineIndex",
                "sqs:SendMessage ProcessSettlementQueue",
            ]),
        "GetSettlementFunction": [
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem SettlementTable", "dynamodb:Query SettlementTable",
            "kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier",
        ],
        "ListSettlementLinesFunction": [
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem SettlementTable", "dynamodb:Query SettlementTable",
            "kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier",
        ],
        "SweepOutboxFunction": Set(
            bus + [
                "dynamodb:DeleteItem SettlementTable", "dynamodb:Query SettlementTable",
                "dynamodb:UpdateItem SettlementTable", "dynamodb:Query OutboxIndex",
                "sqs:SendMessage ProcessSettlementQueue", "sqs:SendMessage GenerateConfirmationQueue",
                "sqs:SendMessage SettleWithPartnerQueue", "sqs:SendMessage SettleWithPartnerDeadLetterQueue",
            ]),
    ]

    @Test("grant what each function calls, and no more")
    func grants() throws {
        let text = try String(
            contentsOfFile: PackageRoot.file("Sources/Handlers/Settlement/template.json"), encoding: .utf8)
        let template = try JSONParser().parse(Array(text.utf8))
        var granted: [String: Set<String>] = [:]
        for resource in template["Resources"]?.object?.members ?? []
        where resource.value["Type"]?.string == "AWS::Serverless::Function" {
            granted[resource.name] = Self.grants(of: resource.value)
        }
        #expect(granted == Self.expected)
    }

    /// Each grant as the action and the resource's logical id, index, table or bus.
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
        let names = resource["Fn::Sub"]?.array?.last
        let export = (names?["Table"] ?? names?["Bus"])?["Fn::ImportValue"]?["Fn::Sub"]?.string
        return export?.split(separator: "-").last.map { String($0.dropLast("Name".count)) } ?? "?"
    }
}
