import Delivery
import FoundationEssentials
import VirtualTime
import Wire

/// Carries out what schedules and rules start: a call of the target's API, or of the rule's source. Dead letters go to the
/// router.
struct FiringTarget: DeliveryTarget {
    let apis: TargetAPIs
    let router: DeliveryRouter
    let attempts: FirstAttempts
    let rules: any ScheduledRuleSource
    let makeUUID: @Sendable () -> UUID

    func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        defer { delivery.details[FiringDetail.executionID].map(attempts.ended) }
        switch delivery.details[FiringDetail.kind].flatMap(FiringDetail.Kind.init) {
        case nil: try await router.accept(delivery)
        case .rule: try await rules.start(delivery.target, at: Self.time(delivery))
        case .schedule: try await call(delivery)
        }
    }

    private func call(_ delivery: Delivery) async throws(DeliveryFailure) {
        let details = delivery.details
        let context = ContextAttributes(
            scheduleARN: details[FiringDetail.arn] ?? "", scheduledTime: details[FiringDetail.time] ?? "",
            executionID: details[FiringDetail.executionID] ?? "", attempt: details[Delivery.attemptDetail] ?? "1")
        guard let kind = TargetKind(arn: delivery.target) else { throw Self.notEmulated(delivery.target) }
        let call = TargetCall(
            delivery: delivery, input: context.filled(into: delivery.body),
            requestID: makeUUID().uuidString.lowercased())
        guard let response = await apis.call(try call.request(kind)) else { throw Self.notEmulated(delivery.target) }
        try CallOutcome(response).check()
    }

    private static func time(_ delivery: Delivery) throws(DeliveryFailure) -> Date {
        guard let time = delivery.details[FiringDetail.time].flatMap(VirtualClock.Instant.init(iso8601:)) else {
            throw DeliveryFailure("InternalFailure", "The delivery has no time.", isRetryable: false)
        }
        return time.date
    }

    private static func notEmulated(_ target: String) -> DeliveryFailure {
        DeliveryFailure("INVALID_TARGET", "No emulated service takes calls to \(target).", isRetryable: false)
    }
}
