import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// The emulator grants everything, so a call that a policy forgets would fail for the first time in AWS.
@Suite("The policies of the reconciliation's functions")
struct TemplatePolicyTests {
    private static let own = Set(
        ["DeleteItem", "GetItem", "PutItem", "Query"].map { "dynamodb:\($0) ReconciliationTable" })
    private static let tokens: Set = ["kms:GetPublicKey TokenKeyId", "kms:GetPublicKey TokenKeyIdEarlier"]
    private static let telling: Set = ["events:PutEvents EventBus", "sns:Publish AlertTopicArn"]

    static let expected: [String: Set<String>] = [
        "ValidateReconciliationDataFunction": own.union([
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem PublisherTable", "dynamodb:Query CertificateTable",
            "s3:GetObject organizations/*", "s3:ListBucket ReconciliationBucket", "sqs:SendMessage ScatterRecordsQueue",
        ]),
        "ScatterRecordsFunction": own.union(telling).union([
            "s3:GetObject organizations/*", "s3:GetObject work/*", "s3:PutObject work/*",
            "sqs:SendMessage ScatterRecordsQueue", "sqs:SendMessage MatchRecordsQueue",
            "sqs:SendMessage GenerateReportQueue",
        ]),
        "MatchRecordsFunction": own.union(telling).union([
            "s3:GetObject work/*", "s3:PutObject work/*", "s3:PutObject results/*", "sqs:SendMessage MatchRecordsQueue",
            "sqs:SendMessage GenerateReportQueue",
        ]),
        "GenerateReportFunction": own.union(telling).union([
            "kms:Sign SigningKey", "sqs:SendMessage RespondToPartnerQueue",
        ]),
        "RespondToPartnerFunction": own.union(telling).union([
            "dynamodb:GetItem PartnerTable", "secretsmanager:GetSecretValue ${Environment}/partners/*",
            "sqs:ChangeMessageVisibility RespondToPartnerQueue",
            "sqs:SendMessage RespondToPartnerDeadLetterQueue",
        ]),
        "RecordChargeFunction": ["dynamodb:GetItem OrganizationTable", "dynamodb:PutItem ReconciliationTable"],
        "FailReconciliationFunction": own.union(telling),
        "GetReconciliationFunction": tokens.union([
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem ReconciliationTable",
        ]),
        "ListReconciliationResultsFunction": tokens.union([
            "dynamodb:GetItem OrganizationTable", "dynamodb:GetItem ReconciliationTable",
            "dynamodb:Query ReconciliationTable", "s3:GetObject results/*",
        ]),
        "SweepOutboxFunction": telling.union([
            "dynamodb:DeleteItem ReconciliationTable", "dynamodb:Query ReconciliationTable",
            "dynamodb:UpdateItem ReconciliationTable", "dynamodb:Query index/OutboxIndex",
            "sqs:SendMessage ScatterRecordsQueue", "sqs:SendMessage GenerateReportQueue",
            "sqs:SendMessage RespondToPartnerQueue", "sqs:SendMessage RespondToPartnerDeadLetterQueue",
        ]),
    ]

    @Test("grant what each function calls, and no more")
    func grants() throws {
        let text = try String(
            contentsOfFile: PackageRoot.file("Sources/Handlers/Reconciliation/template.json"), encoding: .utf8)
        let template = try JSONParser().parse(Array(text.utf8))
        var granted: [String: Set<String>] = [:]
        for resource in template["Resources"]?.object?.members ?? []
        where resource.value["Type"]?.string == "AWS::Serverless::Function" {
            granted[resource.name] = Self.grants(of: resource.value)
        }
        #expect(granted == Self.expected)
    }

    /// Each grant as the action and the resource's logical id, path or export.
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
            return path.split(separator: "/").dropFirst().joined(separator: "/")
        }
        if let export = resource["Fn::ImportValue"]?["Fn::Sub"]?.string { return last(export) }
        let variables = resource["Fn::Sub"]?.array?.last?.object?.members ?? []
        let export = variables.first?.value["Fn::ImportValue"]?["Fn::Sub"]?.string ?? "?"
        return String(last(export).dropLast("Name".count))
    }

    private static func last(_ export: String) -> String {
        export.split(separator: "-").last.map(String.init) ?? "?"
    }
}
