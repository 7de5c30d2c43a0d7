import FunctionRuntime
import Logging

/// Handles the records of one batch, lane by lane.
struct BatchRun<Record: BatchRecord>: Sendable {
    typealias Operation = @Sendable (Record, Logger) async throws -> Void

    let records: [Record]
    let options: BatchOptions
    let context: LambdaContext
    let logger: Logger
    let operation: Operation

    /// Failures by their places in the batch.
    func failures(order: BatchLanes.Order) async -> [Int: BatchFailure] {
        let lanes = BatchLanes(records.map(\.group), order: order).lanes
        guard options.concurrencyMax > 1, lanes.count > 1 else {
            var failures: [Int: BatchFailure] = [:]
            for lane in lanes { failures.merge(await self.failures(in: lane)) { first, _ in first } }
            return failures
        }
        return await withTaskGroup(of: [Int: BatchFailure].self) { group in
            var waiting = lanes[...]
            for lane in waiting.prefix(options.concurrencyMax) {
                waiting.removeFirst()
                group.addTask { await self.failures(in: lane) }
            }
            var all: [Int: BatchFailure] = [:]
            for await failures in group {
                all.merge(failures) { first, _ in first }
                if let lane = waiting.popFirst() {
                    group.addTask { await self.failures(in: lane) }
                }
            }
            return all
        }
    }

    private func failures(in lane: [Int]) async -> [Int: BatchFailure] {
        var failures: [Int: BatchFailure] = [:]
        for place in lane {
            if !failures.isEmpty {
                failures[place] = .stopped
            } else if context.remainingMilliseconds <= options.deadlineMarginMilliseconds || Task.isCancelled {
                failures[place] = .outOfTime
            } else if let failure = await failure(of: records[place]) {
                failures[place] = failure
            }
        }
        return failures
    }

    private func failure(of record: Record) async -> BatchFailure? {
        var logger = logger.identified(by: context, correlationID: record.correlationID)
        for (key, value) in record.logMetadata { logger[metadataKey: key] = value }
        do {
            try await operation(record, logger)
            return nil
        } catch {
            logger.log(
                level: options.failureLevel(error), "record failed",
                metadata: [
                    "\(LogKey.exceptionName)": .string("\(Swift.type(of: error))"),
                    "\(LogKey.exception)": .string("\(error)"),
                ])
            return .thrown(error)
        }
    }
}
