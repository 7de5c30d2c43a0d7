/// A target as `PutTargets` takes it. What is for services that are not emulated is kept and shown as it came.
struct RuleTarget: Codable, Sendable, Equatable {
    var id: String
    var arn: String
    var roleArn: String?
    var input: String?
    var inputPath: String?
    var inputTransformer: InputTransformer?
    var sqsParameters: SqsParameters?
    var httpParameters: HTTPParameters?
    var retryPolicy: Retries?
    var deadLetterConfig: DeadLetterConfig?

    struct InputTransformer: Codable, Sendable, Equatable {
        var inputPathsMap: [String: String]?
        var inputTemplate: String
    }

    struct SqsParameters: Codable, Sendable, Equatable {
        var messageGroupId: String?
    }

    struct HTTPParameters: Codable, Sendable, Equatable {
        var pathParameterValues: [String]?
        var headerParameters: [String: String]?
        var queryStringParameters: [String: String]?
    }

    struct Retries: Codable, Sendable, Equatable {
        var maximumRetryAttempts: Int?
        var maximumEventAgeInSeconds: Int?
    }
}
