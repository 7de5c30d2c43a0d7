import Delivery

/// What a schedule calls.
///
/// Source: EventBridge Scheduler API reference, Target.
struct ScheduleTarget: Codable, Sendable, Equatable {
    var arn: String?
    var roleArn: String?
    var input: String?
    var retryPolicy: Retry?
    var deadLetterConfig: DeadLetterConfig?
    var sqsParameters: SQSParameters?
    var eventBridgeParameters: EventBridgeParameters?

    struct Retry: Codable, Sendable, Equatable {
        var maximumEventAgeInSeconds: Int?
        var maximumRetryAttempts: Int?

        static let ageSecondsMax = 86_400
        static let attemptsMax = 185
        /// AWS says that it waits longer and longer, not how long.
        private static let delaySecondsMax: Double = 600

        var policy: RetryPolicy {
            RetryPolicy(
                phases: [
                    RetryPolicy.Phase(
                        retries: maximumRetryAttempts ?? Self.attemptsMax, delaySecondsMin: 1,
                        delaySecondsMax: Self.delaySecondsMax, backoff: .exponential)
                ], ageSecondsMax: maximumEventAgeInSeconds ?? Self.ageSecondsMax)
        }
    }

    struct DeadLetterConfig: Codable, Sendable, Equatable {
        var arn: String?
    }

    struct SQSParameters: Codable, Sendable, Equatable {
        var messageGroupId: String?
    }

    struct EventBridgeParameters: Codable, Sendable, Equatable {
        var detailType: String?
        var source: String?
    }
}
