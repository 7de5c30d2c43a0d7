import Delivery
import FoundationEssentials
import GRDB
import JSONCoding
import Logging
import ServiceLifecycle
import VirtualTime

/// Runs replays, one after the other; how far each has come is written with its deliveries, so that a restart goes on
/// where the last run ended.
struct ReplayRunner: Service {
    let service: EventBusService

    func run() async throws {
        await cancelWhenGracefulShutdown {
            // Those of an earlier run.
            service.replayFeed.yield()
            for await _ in service.replayRequests {
                let open = service.store.read { $0.replays.values.filter { !$0.state.isOver } }
                for replay in open.sorted(by: { $0.started < $1.started }) { await run(replay.name) }
            }
        }
    }

    private func run(_ name: String) async {
        do {
            while try await step(name), !Task.isCancelled {}
        } catch {
            service.logger.error("A replay failed", metadata: ["replay": "\(name)", "error": "\(error)"])
            try? await update(name) { $0.state = .failed }
        }
    }

    private struct Archived {
        let sequence: Int64
        let seconds: Double
        let content: Data
    }

    /// - Returns: whether there is more to do.
    private func step(_ name: String) async throws -> Bool {
        guard let replay = service.store.read({ $0.replays[name] }), !replay.state.isOver else { return false }
        if replay.state == .cancelling {
            try await finish(name, .cancelled)
            return false
        }
        guard let archive = service.store.read({ $0.archives[replay.archive] }) else {
            try await finish(name, .failed)
            return false
        }
        let events = try await events(of: replay, since: max(replay.eventStart, service.since(archive)))
        guard let last = events.last else {
            try await finish(name, .completed)
            return false
        }
        let messages = events.flatMap { deliveries(of: $0, in: replay) }
        let now = service.clock.now.milliseconds
        let tickets = try await service.store.change { directory, db in
            guard var replay = directory.replays[name], replay.state != .cancelling else { return [DeliveryTicket]() }
            replay.state = .running
            replay.position = last.sequence
            replay.eventLastReplayed = last.seconds
            try replay.save(db)
            let tickets = try DeliveryStore.insert(messages, acceptedMilliseconds: now, in: db)
            directory.replays[name] = replay
            return tickets
        }
        service.deliveries.admit(tickets)
        return true
    }

    private func events(of replay: ReplayRecord, since: Double) async throws -> [Archived] {
        try await service.store.writer.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT sequence, seconds, content FROM archivedEvents
                    WHERE archive = ? AND sequence > ? AND seconds >= ? AND seconds < ? ORDER BY sequence LIMIT ?
                    """,
                arguments: [replay.archive, replay.position, since, replay.eventEnd, EventLimits.replayBatch]
            ).map { Archived(sequence: $0["sequence"], seconds: $0["seconds"], content: $0["content"]) }
        }
    }

    private func deliveries(of archived: Archived, in replay: ReplayRecord) -> [Delivery] {
        guard let event = BusEvent(replayed: Array(archived.content), archived.seconds, replay, service) else {
            return []
        }
        let bus = EventNames.bus(in: replay.destinationARN)
        let rules = service.store.read { $0.listeners(to: event, bus: bus).rules }
        return rules.filter { rule in
            replay.filterARNs.isEmpty || replay.filterARNs.contains(service.names.rule(rule.name, bus: rule.bus))
        }.flatMap { service.deliveries(of: event, by: $0) }
    }

    private func finish(_ name: String, _ state: ReplayRecord.State) async throws {
        let now = service.now
        try await update(name) { replay in
            replay.state = state
            replay.ended = now
        }
    }

    private func update(_ name: String, _ body: @escaping @Sendable (inout ReplayRecord) -> Void) async throws {
        try await service.store.change { directory, db in
            guard var replay = directory.replays[name] else { return }
            body(&replay)
            try replay.save(db)
            directory.replays[name] = replay
        }
    }
}

extension BusEvent {
    private struct Envelope: Decodable {
        let id: String
    }

    /// The archived event once more, with the replay's name in it.
    fileprivate init?(replayed json: [UInt8], _ seconds: Double, _ replay: ReplayRecord, _ service: EventBusService) {
        guard json.last == UInt8(ascii: "}"), let id = try? JSONCoder.decode(Envelope.self, from: json).id else {
            return nil
        }
        let named = json.dropLast() + Array(#","replay-name":"#.utf8) + JSONText.quoted(replay.name)
        self.init(
            json: named + [UInt8(ascii: "}")], id: id, time: seconds, ingested: service.clock.now.milliseconds,
            isReplayed: true)
    }
}
