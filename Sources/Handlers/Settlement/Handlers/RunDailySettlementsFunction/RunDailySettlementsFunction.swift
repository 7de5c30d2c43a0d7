package import FunctionRuntime
package import LambdaEvents
import Logging
package import SharedLayer

/// Runs each hour, and makes the settlements of the accounts whose cut-off has passed.
package struct RunDailySettlementsFunction: LambdaHandler {
    private let run: DailySettlementRun
    private let observers: FunctionObservers

    package init(run: DailySettlementRun, observers: FunctionObservers) {
        self.run = run
        self.observers = observers
    }

    package func handle(_ event: ScheduledEvent, context: LambdaContext) async throws -> DailySettlementReport {
        try await observers.watch(Self.name, context) {
            // The schedule's time and not the clock's: a run that comes late, or again, is the same run.
            guard let moment = Timestamp(event.time) else {
                throw SettlementError(.malformedMessage, "The schedule's event has no time.")
            }
            let invocation = FunctionInvocation(
                function: Self.name, context: context, logger: observers.logger.identified(by: context),
                metrics: observers.metrics)
            let report = try await run.run(at: moment, invocation) {
                context.remainingMilliseconds > Self.reserveMilliseconds
            }
            invocation.logger.info(
                "The accounts that were due were looked at",
                metadata: [
                    "settled": "\(report.settled)", "postponed": "\(report.postponed)",
                    "under_way": "\(report.underWay)", "failed": "\(report.failed)",
                ])
            return report
        }
    }

    private static let name = "RunDailySettlementsFunction"
    /// Time left to finish the account in hand.
    private static let reserveMilliseconds: Int64 = 5_000
}
