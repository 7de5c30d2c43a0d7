/// Any call of an emulated service's API that is no reading.
///
/// Source: EventBridge Scheduler user guide, "Using universal targets".
struct UniversalTarget: Sendable, Equatable {
    /// As the ARN has it, such as `sqs` and `sendMessage`.
    let service: String
    let action: String

    static let prefix = "arn:aws:scheduler:::aws-sdk:"

    /// Nil for another kind of ARN, and for calls that are not emulated.
    init?(arn: String) {
        guard arn.hasPrefix(Self.prefix) else { return nil }
        let parts = arn.dropFirst(Self.prefix.count).split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let first = parts[1].first, first.isLowercase else { return nil }
        service = String(parts[0])
        action = String(parts[1])
        guard Self.jsonTargets[service] != nil || Self.others.contains("\(service):\(action)"), !isReading else {
            return nil
        }
    }

    /// Whether the action only reads, which AWS refuses.
    private var isReading: Bool { Self.readingPrefixes.contains { action.hasPrefix($0) } }

    /// `SendMessage`.
    var operation: String { action.prefix(1).uppercased() + action.dropFirst() }

    /// `X-Amz-Target` before its dot, for the services that speak AWS JSON.
    static let jsonTargets = [
        "sqs": "AmazonSQS", "eventbridge": "AWSEvents", "dynamodb": "DynamoDB_20120810", "kms": "TrentService",
        "secretsmanager": "secretsmanager", "ssm": "AmazonSSM",
    ]
    /// Calls in other protocols.
    private static let others: Set<String> = ["lambda:invoke", "sns:publish"]
    private static let readingPrefixes = [
        "get", "describe", "list", "poll", "receive", "search", "scan", "query", "select", "read", "lookup", "discover",
        "validate", "batchGet", "batchDescribe", "batchRead", "transactGet",
    ]
}
