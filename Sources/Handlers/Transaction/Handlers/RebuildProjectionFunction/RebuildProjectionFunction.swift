package import FunctionRuntime
import Logging
package import SharedLayer

/// Makes the ledger view anew from the log of events. Invoked by an operator, again and again until it gives no position back.
package struct RebuildProjectionFunction: LambdaHandler {
    private let rebuild: TransactionRebuild
    private let observers: FunctionObservers

    /// Time left to finish the part in hand.
    private static let reserveMilliseconds: Int64 = 10_000

    package init(rebuild: TransactionRebuild, observers: FunctionObservers) {
        self.rebuild = rebuild
        self.observers = observers
    }

    package func handle(_ event: RebuildRequest, context: LambdaContext) async throws -> RebuildReport {
        try await observers.watch("RebuildProjectionFunction", context) {
            let report = try await rebuild.run(from: event.position) {
                context.remainingMilliseconds > Self.reserveMilliseconds
            }
            observers.logger.identified(by: context).info(
                "A part of the ledger was rebuilt",
                metadata: ["examined": "\(report.examined)", "rebuilt": "\(report.rebuilt)"])
            return report
        }
    }
}
