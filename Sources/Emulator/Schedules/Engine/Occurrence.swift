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

    var time: String { Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601) }

    /// Nil for a schedule that is gone.
    func delivery(_ schedule: ScheduleRecord?) throws -> Delivery? {
        if let rule = timer.rule {
            return Delivery(
                lane: rule.arn, target: rule.arn, body: try event(source: "aws.events"), retry: rule.retry,
                deadLetterQueueARN: rule.deadLetterQueueARN, details: details(.rule))
        }
        guard let target = schedule?.definition.target, let arn = target.arn else { return nil }
        var details = details(.schedule)
        details[FiringDetail.source] = target.eventBridgeParameters?.source
        details[FiringDetail.detailType] = target.eventBridgeParameters?.detailType
        let group = target.sqsParameters?.messageGroupId
        return Delivery(
            // What has a message group keeps its order.
            lane: timer.arn, target: arn, body: try target.input ?? event(source: "aws.scheduler"),
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

    /// AWS's scheduled event. A rule has an empty object in it, EventBridge Scheduler the text of one.
    private func event(source: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard timer.rule == nil else {
            return String(
                decoding: try encoder.encode(event(source: source, detail: [String: String]())), as: UTF8.self)
        }
        return String(decoding: try encoder.encode(event(source: source, detail: "{}")), as: UTF8.self)
    }

    private func event<Detail: Codable & Sendable>(source: String, detail: Detail) -> EventBridgeEvent<Detail> {
        EventBridgeEvent(
            id: eventID, account: names.accountID, time: time, region: names.region, resources: [timer.arn],
            version: "0", detailType: "Scheduled Event", source: source, detail: detail)
    }
}
