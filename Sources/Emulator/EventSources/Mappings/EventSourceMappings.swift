package import FoundationEssentials
package import Functions
package import Logging
import ServiceLifecycle
package import VirtualTime
import Wire

/// The event source mappings: keeps them durably, and runs a poller for each that is enabled.
///
/// A change is on disk before it is answered; the answer shows the state that AWS shows then (`Creating`, `Updating` …), and
/// the mapping's own task settles it: after the batches in hand are through, which is at once for an idle mapping.
package actor EventSourceMappings: ServiceLifecycle.Service {
    let kinds: [String: any EventSourceKind]
    let directory: FunctionDirectory
    let clock: VirtualClock
    let store: MappingStore
    private let makeUUID: @Sendable () -> UUID
    private let logger: Logger
    var entries: [String: MappingEntry] = [:]
    /// UUIDs in the order of creation.
    private var order: [String] = []
    /// Source and function of mappings that are being written.
    var claims: Set<[String]> = []
    private let arrivals: AsyncStream<String>
    private let arrive: AsyncStream<String>.Continuation

    package init(
        store: MappingStore, kinds: [any EventSourceKind], directory: FunctionDirectory, clock: VirtualClock,
        makeUUID: @escaping @Sendable () -> UUID = { UUID() }, logger: Logger
    ) {
        self.store = store
        self.kinds = Dictionary(uniqueKeysWithValues: kinds.map { ($0.service, $0) })
        self.directory = directory
        self.clock = clock
        self.makeUUID = makeUUID
        self.logger = logger
        (arrivals, arrive) = AsyncStream.makeStream()
    }

    package func run() async throws {
        await withDiscardingTaskGroup { group in
            for await uuid in arrivals.cancelOnGracefulShutdown() {
                group.addTask { await self.attend(to: uuid) }
            }
            for entry in entries.values { entry.wake.finish() }
        }
    }

    /// In the order of creation.
    var all: [MappingEntry] { order.compactMap { entries[$0] } }

    func newUUID() -> String { makeUUID().uuidString.lowercased() }

    /// Takes a mapping that is on disk, and starts it.
    func add(_ mapping: EventSourceMapping, state: MappingState) {
        let kind = kind(of: mapping.eventSourceARN)
        entries[mapping.uuid] = MappingEntry(
            mapping, state: state, stateReason: kind?.transitionReason ?? "",
            lastProcessingResult: kind?.initialProcessingResult)
        order.append(mapping.uuid)
        arrive.yield(mapping.uuid)
    }

    /// Tells the mapping's task of a change.
    func wake(_ uuid: String) async {
        guard let entry = entries[uuid] else { return }
        entry.wake.yield()
        await entry.poller?.triggerGracefulShutdown()
    }

    func kind(of arn: String) -> (any EventSourceKind)? {
        let parts = arn.split(separator: ":", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count > 3 && parts[0] == "arn" ? kinds[String(parts[2])] : nil
    }

    // MARK: A mapping's own task

    private func attend(to uuid: String) async {
        guard let changes = entries[uuid]?.changes else { return }
        while let entry = entries[uuid], !Task.isShuttingDownGracefully, !Task.isCancelled {
            if entry.state == .deleting {
                entries[uuid] = nil
                order.removeAll { $0 == uuid }
                return
            }
            if let poller = startPoller(of: entry) {
                do {
                    try await poller.run()
                } catch {
                    logger.error(
                        "An event source's poller failed", metadata: ["mapping": "\(uuid)", "error": "\(error)"])
                }
                entries[uuid]?.poller = nil
            }
            // Polling has ended by a change, which is told here, or there is none until the next one.
            guard await changes.first(where: { _ in true }) != nil else { return }
        }
    }

    /// Settles the mapping's state; nil where nothing is to be polled.
    private func startPoller(of entry: MappingEntry) -> ServiceGroup? {
        let uuid = entry.mapping.uuid
        var entry = entry
        defer { entries[uuid] = entry }
        entry.state = .disabled
        guard entry.mapping.isEnabled, let kind = kind(of: entry.mapping.eventSourceARN) else { return nil }
        do throws(InvocationError) {
            _ = try directory.find(entry.mapping.functionARN)
        } catch {
            entry.stateReason = "Function does not exist"
            return nil
        }
        do throws(ServiceError) {
            let poller = try kind.poller(for: entry.mapping, result: entry.result)
            entry.state = .enabled
            let group = ServiceGroup(
                configuration: ServiceGroupConfiguration(
                    services: [.init(service: poller, successTerminationBehavior: .gracefullyShutdownGroup)],
                    logger: logger))
            entry.poller = group
            return group
        } catch {
            entry.stateReason = error.message
            return nil
        }
    }
}
