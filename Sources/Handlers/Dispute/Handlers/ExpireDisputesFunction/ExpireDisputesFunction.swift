package import FunctionRuntime
package import LambdaEvents
import Logging
package import SharedLayer

/// Runs by schedule and ends the disputes whose deadline has passed.
package struct ExpireDisputesFunction: LambdaHandler {
    private let expiry: DisputeExpiryService
    private let observers: FunctionObservers

    package init(expiry: DisputeExpiryService, observers: FunctionObservers) {
        self.expiry = expiry
        self.observers = observers
    }

    /// Due is what was due at the schedule's time, not at the clock's: a run that comes late, or again, ends the same
    /// disputes. Throws `malformedEvent` for an event without a time.
    package func handle(_ event: ScheduledEvent, context: LambdaContext) async throws -> ExpiryReport {
        guard let moment = Timestamp(event.time) else {
            throw DisputeError(.malformedEvent, "The schedule's event has no time.")
        }
        return try await observers.watch("ExpireDisputesFunction", context) {
            let invocation = FunctionInvocation(
                function: "ExpireDisputesFunction", context: context, logger: observers.logger.identified(by: context),
                metrics: observers.metrics)
            let report = try await expiry.expire(before: moment, invocation) {
                context.remainingMilliseconds > Self.reserveMilliseconds
            }
            if report.due > 0 {
                invocation.logger.info(
                    "Disputes were expired",
                    metadata: [
                        "due": "\(report.due)", "expired": "\(report.expired)", "failed": "\(report.failed)",
                    ])
            }
            return report
        }
    }

    /// Time left to finish the dispute in hand.
    private static let reserveMilliseconds: Int64 = 5_000
}
