package import FunctionRuntime
import Logging

/// Runs by schedule and sends what functions that were killed, or queues that did not answer, left in the outbox.
package struct OutboxSweepFunction: LambdaHandler {
    private let outbox: Outbox
    private let ageSeconds: Int
    private let observers: FunctionObservers
    private let now: @Sendable () -> Timestamp

    package init(
        outbox: Outbox, ageSeconds: Int, observers: FunctionObservers,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.outbox = outbox
        self.ageSeconds = ageSeconds
        self.observers = observers
        self.now = now
    }

    package func handle(_ event: Tick, context: LambdaContext) async throws -> SweepReport {
        try await observers.watch("SweepOutboxFunction", context) { try await sweep(context) }
    }

    private func sweep(_ context: LambdaContext) async throws -> SweepReport {
        let logger = observers.logger.identified(by: context)
        let report = try await outbox.sweep(before: now().adding(seconds: -Int64(ageSeconds))) {
            context.remainingMilliseconds > Self.reserveMilliseconds
        }
        for failure in report.failures {
            logger.error("A message of the outbox cannot be sent", metadata: ["error": "\(failure)"])
        }
        if report.found > 0 {
            logger.info("The outbox was swept", metadata: ["found": "\(report.found)", "sent": "\(report.sent)"])
        }
        return report
    }

    /// The schedule's event: nothing in it matters.
    package struct Tick: Decodable, Sendable {
        package init() {}
        package init(from decoder: any Decoder) {}
    }

    /// Time left to finish the item in hand.
    private static let reserveMilliseconds: Int64 = 5_000
}
