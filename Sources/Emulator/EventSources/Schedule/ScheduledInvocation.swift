package import FoundationEssentials
package import Functions
import LambdaEvents
package import Logging
import ServiceLifecycle

/// Invokes a function at a fixed rate, first one interval after the start, as AWS does.
///
/// An invocation that takes longer than the interval does not delay the next one. One that fails is logged and no more.
package struct ScheduledInvocation: ServiceLifecycle.Service {
    /// Invocations of one schedule at once; a tick beyond that is left out.
    static let runningMax = 10

    private let configuration: ScheduledInvocationConfiguration
    private let invoker: any Invoker
    private let logger: Logger
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> Date
    private let makeUUID: @Sendable () -> UUID

    /// - Parameters:
    ///   - clock: says when to invoke.
    ///   - now: the time that the event tells.
    package init(
        _ configuration: ScheduledInvocationConfiguration, invoker: any Invoker, logger: Logger,
        clock: any Clock<Duration> = ContinuousClock(), now: @escaping @Sendable () -> Date = { Date() },
        makeUUID: @escaping @Sendable () -> UUID = { UUID() }
    ) {
        self.configuration = configuration
        self.invoker = invoker
        var logger = logger
        logger[metadataKey: "schedule"] = "\(configuration.name)"
        logger[metadataKey: "function"] = "\(configuration.function)"
        self.logger = logger
        self.clock = clock
        self.now = now
        self.makeUUID = makeUUID
    }

    package func run() async throws {
        await tick(clock)
    }

    private func tick<C: Clock>(_ clock: C) async where C.Duration == Duration {
        let running = RunningInvocations()
        let interval = Duration.seconds(configuration.intervalSeconds)
        await withDiscardingTaskGroup { group in
            var next = clock.now.advanced(by: interval)
            while await reaches(next, clock) {
                // After a standstill of the machine, missed ticks are not made up for.
                repeat { next = next.advanced(by: interval) } while next <= clock.now
                guard running.begin(max: Self.runningMax) else {
                    logger.warning("The schedule's invocations pile up; one is left out")
                    continue
                }
                group.addTask {
                    await self.invoke()
                    running.end()
                }
            }
        }
    }

    /// False when a shutdown came first.
    private func reaches<C: Clock>(_ instant: C.Instant, _ clock: C) async -> Bool where C.Duration == Duration {
        try? await cancelWhenGracefulShutdown { try await clock.sleep(until: instant, tolerance: nil) }
        return !Task.isShuttingDownGracefully && !Task.isCancelled
    }

    private func invoke() async {
        do {
            let result = try await invoker.invoke(
                configuration.function, payload: try payload(), options: InvocationOptions())
            if let failure = result.failure {
                logger.error(
                    "The scheduled function failed",
                    metadata: ["lambda-request-id": "\(result.requestID)", "failure": "\(failure.rawValue)"])
            }
        } catch let error as InvocationError {
            logger.error(
                "The scheduled function was not invoked",
                metadata: ["code": "\(error.code.rawValue)", "error": "\(error.message)"])
        } catch {
            logger.error("The scheduled event could not be made", metadata: ["error": "\(error)"])
        }
    }

    private func payload() throws -> [UInt8] {
        if let input = configuration.input { return Array(input.utf8) }
        let rule = "arn:aws:events:\(configuration.region):\(configuration.accountID):rule/\(configuration.name)"
        let event = ScheduledEvent(
            id: makeUUID().uuidString.lowercased(), account: configuration.accountID,
            time: now().formatted(.iso8601), region: configuration.region, resources: [rule])
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(event))
    }
}
