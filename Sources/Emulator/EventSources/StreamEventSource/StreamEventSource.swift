package import Delivery
package import Functions
package import Logging
import ServiceLifecycle
package import Tables
package import VirtualTime
import Wire

/// Brings the changes of a table to a function: each shard in its order, shards side by side.
///
/// It sleeps until a commit brings something. Shutting down gracefully stops reading and lets the batches in hand finish.
package struct StreamEventSource: ServiceLifecycle.Service {
    /// After the store or the stream failed, such as a stream that is gone.
    static let retryDelay: Duration = .seconds(1)

    let configuration: StreamEventSourceConfiguration
    let tables: TablesService
    let invoker: any Invoker
    let destinations: any DeliveryTarget
    let clock: VirtualClock
    let result: ProcessingResult
    let logger: Logger
    let progress: StreamProgress

    /// - Parameters:
    ///   - store: where the mapping is kept, for its checkpoints.
    ///   - destinations: takes the messages about records that are given up.
    ///   - clock: says how old records are, when windows end, and how long to wait between tries.
    package init(
        _ configuration: StreamEventSourceConfiguration, tables: TablesService, store: MappingStore,
        invoker: any Invoker, destinations: any DeliveryTarget, clock: VirtualClock, result: ProcessingResult,
        logger: Logger
    ) {
        self.configuration = configuration
        self.tables = tables
        self.invoker = invoker
        self.destinations = destinations
        self.clock = clock
        self.result = result
        progress = StreamProgress(configuration, store: store)
        var logger = logger
        logger[metadataKey: "stream"] = "\(configuration.streamARN)"
        logger[metadataKey: "function"] = "\(configuration.functionARN)"
        self.logger = logger
    }

    package func run() async throws {
        guard await begin() else { return }
        let (endings, ended) = AsyncStream<Void>.makeStream()
        await withDiscardingTaskGroup { group in
            var started: Set<String> = []
            // A shard that is through may have one that continues it; there are new ones at no other time.
            ended.yield()
            for await _ in endings.cancelOnGracefulShutdown() {
                for shard in await nextShards(started) {
                    started.insert(shard.name)
                    group.addTask {
                        await self.consume(shard)
                        ended.yield()
                    }
                }
            }
        }
    }

    /// Finds where to begin; false when a shutdown came first.
    private func begin() async -> Bool {
        while !isStopping {
            do {
                try await progress.begin(at: try await tables.streamShards(configuration.streamARN))
                return true
            } catch {
                await recover(from: error)
            }
        }
        return false
    }

    private func nextShards(_ started: Set<String>) async -> [StreamShard] {
        while !isStopping {
            do {
                let shards = try await tables.streamShards(configuration.streamARN)
                var ready: [StreamShard] = []
                for shard in shards where !started.contains(shard.name) {
                    if await progress.isReady(shard, among: shards) { ready.append(shard) }
                }
                return ready
            } catch {
                await recover(from: error)
            }
        }
        return []
    }

    /// Reads a shard to its end, with as many readers as the mapping has parts.
    private func consume(_ shard: StreamShard) async {
        let checkpoint = await progress.checkpoint(of: shard)
        let isThrough = await withTaskGroup(of: Bool.self) { group in
            for (part, position) in checkpoint.positions.enumerated() {
                group.addTask {
                    var reader = ShardReader(
                        source: self, shard: shard, part: part, position: position,
                        // A mapping may have lost its windows since.
                        window: configuration.tumblingWindowSeconds == nil ? nil : checkpoint.window)
                    return await reader.run()
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        await persist("shard \(shard.name)") {
            if isThrough { try await progress.finish(shard) } else { try await progress.keep(shard) }
        }
    }

    var isStopping: Bool { Task.isShuttingDownGracefully || Task.isCancelled }

    /// Waits, but not past the beginning of a shutdown.
    func pause(_ duration: Duration) async {
        try? await cancelWhenGracefulShutdown { try await clock.sleep(for: duration) }
    }

    /// Tells of a failure that is not the function's, and waits before the next try.
    func recover(from error: any Error) async {
        guard !(error is CancellationError) else { return }
        logger.error(
            "The stream could not be read", metadata: ["error": "\((error as? ServiceError)?.message ?? "\(error)")"])
        await pause(Self.retryDelay)
    }

    /// Writes a checkpoint; one that cannot be written repeats records at the next start, no more.
    func persist(_ what: String, _ write: () async throws -> Void) async {
        do {
            try await write()
        } catch {
            logger.error("A checkpoint was not kept", metadata: ["what": "\(what)", "error": "\(error)"])
        }
    }
}
