import Delivery
import FoundationEssentials
import GRDB
import LambdaEvents

/// One time at which a schedule or a rule is due, on its way to become a delivery.
struct Occurrence {
    let timer: ScheduleTimer
    let seconds: Int
    /// Unique to this occurrence.
    let executionID: String
    let eventID: String
    let names: ScheduleNames

    private var time: String { Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601) }

    /// Nil for a schedule that is gone.
    func delivery(_ schedule: ScheduleRecord?) throws -> Delivery? {
        if let rule = timer.rule {
            return Delivery(
                lane: rule.arn, target: rule.arn, body: "", retry: Self.ruleRetry, details: details(.rule))
        }
        guard let target = schedule?.definition.target, let arn = target.arn else { return nil }
        var details = details(.schedule)
        details[FiringDetail.source] = target.eventBridgeParameters?.source
        details[FiringDetail.detailType] = target.eventBridgeParameters?.detailType
        let group = target.sqsParameters?.messageGroupId
        return Delivery(
            // What has a message group keeps its order.
            lane: timer.arn, target: arn, body: try target.input ?? notification(),
            retry: (target.retryPolicy ?? ScheduleTarget.Retry()).policy, isOrdered: group != nil,
            messageGroupID: group,
            deadLetterQueueARN: target.deadLetterConfig?.arn, details: details)
    }

    private func details(_ kind: FiringDetail.Kind) -> [String: String] {
        [
            FiringDetail.kind: kind.rawValue, FiringDetail.arn: timer.arn, FiringDetail.time: time,
            FiringDetail.executionID: executionID,
        ]
    }

    /// AWS's default notification, whose detail is the text of an empty object.
    private func notification() throws -> String {
        let event = EventBridgeEvent(
            id: eventID, account: names.accountID, time: time, region: names.region, resources: [timer.arn],
            version: "0", detailType: "Scheduled Event", source: "aws.scheduler", detail: "{}")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(event), as: UTF8.self)
    }

    /// The event bus is in this process: only its store can fail, and then the event waits for it.
    private static let ruleRetry = RetryPolicy(
        phases: [
            RetryPolicy.Phase(retries: 1_000, delaySecondsMin: 1, delaySecondsMax: 60, backoff: .exponential)
        ])
}
