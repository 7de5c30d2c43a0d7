package import Logging
import ServiceLifecycle
import VirtualTime

/// What queues do by themselves: move tasks, also those that an earlier run has left, and forgetting what is too old.
package struct QueueUpkeep: Service {
    /// How often old messages are swept away; nobody sees them meanwhile.
    private static let sweepInterval = Duration.seconds(300)

    private let queues: QueuesService
    private let logger: Logger

    package init(_ queues: QueuesService, logger: Logger) {
        self.queues = queues
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.moveMessages() }
                group.addTask { await self.sweep() }
            }
        }
    }

    private func moveMessages() async {
        while !Task.isCancelled {
            let generation = queues.signals.generation(of: QueuesService.moveTasksSignal)
            var deadline = queues.clock.now.advanced(by: Self.sweepInterval)
            do {
                let step = try await queues.store.stepMoves()
                for queue in step.changedQueues { queues.signals.notify(queue) }
                if let next = step.nextAt {
                    deadline = VirtualClock.Instant(sinceEpoch: .milliseconds(next))
                }
            } catch {
                logger.error("Messages could not be moved", metadata: ["error": "\(error)"])
            }
            guard deadline > queues.clock.now else { continue }
            await queues.signals.wait(
                for: QueuesService.moveTasksSignal, after: generation, until: deadline, on: queues.clock)
        }
    }

    private func sweep() async {
        while (try? await queues.clock.sleep(for: Self.sweepInterval)) != nil {
            do {
                try await queues.store.sweep()
            } catch {
                logger.error("Old messages could not be removed", metadata: ["error": "\(error)"])
            }
        }
    }
}
