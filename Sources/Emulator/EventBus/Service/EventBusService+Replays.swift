import FoundationEssentials
import GRDB
import Wire

/// Replays: started and shown here, run by `ReplayRunner`.
extension EventBusService {
    fileprivate struct ReplayInput: Decodable {
        var replayName: String?
        var description: String?
        var eventSourceArn: String?
        var eventStartTime: Double?
        var eventEndTime: Double?
        var destination: Destination?

        struct Destination: Codable {
            var arn: String?
            var filterArns: [String]?
        }

        func check() throws {
            var constraints = Constraints()
            constraints.name(replayName, "replayName")
            constraints.text(description, "description", 0...512)
            constraints.text(eventSourceArn, "eventSourceArn", 1...1_600, required: true)
            if eventStartTime == nil { constraints.missing("eventStartTime") }
            if eventEndTime == nil { constraints.missing("eventEndTime") }
            if destination?.arn == nil { constraints.missing("destination.arn") }
            try constraints.check()
        }
    }

    private struct ReplayOutput: Encodable {
        var replayName: String?
        var replayArn: String?
        var description: String?
        var state: String?
        var stateReason: String?
        var eventSourceArn: String?
        var destination: ReplayInput.Destination?
        var eventStartTime: Double?
        var eventEndTime: Double?
        var eventLastReplayedTime: Double?
        var replayStartTime: Double?
        var replayEndTime: Double?
    }

    func startReplay(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: ReplayInput.self)
        try input.check()
        let replay = try replay(input)
        try await store.change { directory, db in
            guard directory.replays[replay.name] == nil else {
                throw ServiceError.exists("Replay \(replay.name) already exists.")
            }
            try replay.save(db)
            directory.replays[replay.name] = replay
        }
        replayFeed.yield()
        return try APICoding.encode(
            ReplayOutput(
                replayArn: names.replay(replay.name), state: replay.state.rawValue, replayStartTime: replay.started))
    }

    private func replay(_ input: ReplayInput) throws -> ReplayRecord {
        let destination = input.destination?.arn ?? ""
        guard destination.contains(":event-bus/") else {
            throw ServiceError.invalid(
                "Parameter Destination.Arn is not valid. Reason: Must contain an event bus ARN.")
        }
        _ = try bus(EventNames.bus(in: destination))
        let source = input.eventSourceArn ?? ""
        let name = EventNames.name(of: "archive", in: source) ?? ""
        guard let archive = store.read({ $0.archives[name] }) else {
            throw ServiceError.invalid(
                "Parameter EventSourceArn is not valid. Reason: Archive \(name) does not exist.")
        }
        guard destination == archive.sourceARN else {
            throw ServiceError.invalid(
                "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted.")
        }
        guard let start = input.eventStartTime, let end = input.eventEndTime, start < end else {
            throw ServiceError.invalid(
                "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime.")
        }
        return ReplayRecord(
            name: input.replayName ?? "", description: input.description, state: .starting, archive: name,
            sourceARN: source, destinationARN: destination, filterARNs: input.destination?.filterArns ?? [],
            eventStart: start, eventEnd: end, started: now)
    }

    private func output(_ replay: ReplayRecord) -> ReplayOutput {
        ReplayOutput(
            replayName: replay.name, state: replay.state.rawValue, eventSourceArn: replay.sourceARN,
            eventStartTime: replay.eventStart, eventEndTime: replay.eventEnd,
            eventLastReplayedTime: replay.eventLastReplayed, replayStartTime: replay.started,
            replayEndTime: replay.ended)
    }

    func describeReplay(_ call: JSONCall) throws -> [UInt8] {
        let name = try APICoding.decode(call, as: ReplayInput.self).replayName ?? ""
        guard let replay = store.read({ $0.replays[name] }) else {
            throw ServiceError.notFound("Replay \(name) does not exist.")
        }
        var output = output(replay)
        output.replayArn = names.replay(name)
        output.description = replay.description
        output.destination = ReplayInput.Destination(
            arn: replay.destinationARN, filterArns: replay.filterARNs.isEmpty ? nil : replay.filterARNs)
        return try APICoding.encode(output)
    }

    func cancelReplay(_ call: JSONCall) async throws -> [UInt8] {
        let name = try APICoding.decode(call, as: ReplayInput.self).replayName ?? ""
        try await store.change { directory, db in
            guard var replay = directory.replays[name] else {
                throw ServiceError.notFound("Replay \(name) does not exist.")
            }
            guard replay.state == .starting || replay.state == .running else {
                throw ServiceError(
                    "IllegalStatusException", "Replay \(name) is not in a valid state for this operation.")
            }
            replay.state = .cancelling
            try replay.save(db)
            directory.replays[name] = replay
        }
        replayFeed.yield()
        return try APICoding.encode(
            ReplayOutput(replayArn: names.replay(name), state: ReplayRecord.State.cancelling.rawValue))
    }

    func listReplays(_ call: JSONCall) throws -> [UInt8] {
        struct Output: Encodable {
            let replays: [ReplayOutput]
            let nextToken: String?
        }
        let input = try APICoding.decode(call, as: ListInput.self)
        try input.check()
        guard [input.namePrefix, input.eventSourceArn, input.state].compactMap(\.self).count <= 1 else {
            throw ServiceError.invalid(
                "At most one filter is allowed for ListReplays. Use either : State, EventSourceArn, or NamePrefix.")
        }
        var constraints = Constraints()
        constraints.choice(input.state, "state", of: ReplayRecord.State.self)
        try constraints.check()
        let replays = store.read { Array($0.replays.values) }.filter { replay in
            replay.name.hasPrefix(input.namePrefix ?? "")
                && (input.eventSourceArn ?? replay.sourceARN) == replay.sourceARN
                && (input.state ?? replay.state.rawValue) == replay.state.rawValue
        }
        let page = try Page(replays, limit: input.limit, token: input.nextToken, name: \.name)
        return try APICoding.encode(Output(replays: page.items.map(output), nextToken: page.nextToken))
    }
}
