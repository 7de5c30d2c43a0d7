import FoundationEssentials
import GRDB
import Wire

/// Event buses and their policies.
extension EventBusService {
    private struct BusInput: Decodable {
        var name: String?
        var eventSourceName: String?
        var description: String?
        var kmsKeyIdentifier: String?
        var deadLetterConfig: DeadLetterConfig?
        var tags: [TagList.Tag]?
    }

    private struct BusOutput: Encodable {
        var eventBusArn: String?
        var arn: String?
        var name: String?
        var description: String?
        var kmsKeyIdentifier: String?
        var deadLetterConfig: DeadLetterConfig?
        var policy: String?
        var creationTime: Double?
        var lastModifiedTime: Double?
    }

    func createEventBus(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: BusInput.self)
        var constraints = Constraints()
        constraints.text(input.name, "name", 1...256, required: true, pattern: .busName)
        constraints.text(input.description, "description", 0...512)
        try constraints.check()
        guard input.eventSourceName == nil else {
            throw ServiceError.notFound("Event source \(input.eventSourceName ?? "") does not exist.")
        }
        let name = input.name ?? ""
        guard !name.contains("/") else { throw ServiceError.invalid("Event bus name must not contain '/'.") }
        let bus = EventBusRecord(
            name: name, description: input.description, kmsKeyIdentifier: input.kmsKeyIdentifier,
            deadLetterConfig: input.deadLetterConfig, tags: try TagList.merge(input.tags, into: [:]), created: now,
            modified: now)
        try await store.change { directory, db in
            guard directory.buses[name] == nil else { throw ServiceError.exists("Event bus \(name) already exists.") }
            try bus.save(db)
            directory.buses[name] = EventDirectory.Bus(record: bus)
        }
        return try APICoding.encode(
            BusOutput(
                eventBusArn: names.bus(name), description: bus.description, kmsKeyIdentifier: bus.kmsKeyIdentifier,
                deadLetterConfig: bus.deadLetterConfig))
    }

    /// Makes a template's bus, or gives the one of an earlier start these properties.
    ///
    /// - Parameter policy: JSON; without one, the statements that PutPermission has made stay.
    package func ensureBus(
        name: String, description: String?, tags: [String: String] = [:], policy: String? = nil,
        deadLetterQueueARN: String? = nil, kmsKeyIdentifier: String? = nil
    ) async throws {
        let now = now
        let statements = try policy.map(Self.statements)
        try await store.change { directory, db in
            var bus =
                directory.buses[name]?.record ?? EventBusRecord(name: name, created: now, modified: now)
            bus.description = description
            bus.tags = tags
            bus.policy = statements ?? bus.policy
            bus.deadLetterConfig = deadLetterQueueARN.map { DeadLetterConfig(arn: $0) }
            bus.kmsKeyIdentifier = kmsKeyIdentifier
            try bus.save(db)
            if directory.buses[name] == nil { directory.buses[name] = EventDirectory.Bus(record: bus) }
            directory.buses[name]?.record = bus
        }
    }

    private func output(_ bus: EventBusRecord) -> BusOutput {
        BusOutput(
            arn: names.bus(bus.name), name: bus.name, description: bus.description,
            kmsKeyIdentifier: bus.kmsKeyIdentifier, deadLetterConfig: bus.deadLetterConfig, policy: policy(of: bus),
            creationTime: bus.created, lastModifiedTime: bus.modified)
    }

    private func policy(of bus: EventBusRecord) -> String? {
        guard !bus.policy.isEmpty else { return nil }
        return #"{"Version":"2012-10-17","Statement":[\#(bus.policy.map(\.json).joined(separator: ","))]}"#
    }

    func describeEventBus(_ call: JSONCall) throws -> [UInt8] {
        let input = try APICoding.decode(call, as: BusInput.self)
        var constraints = Constraints()
        constraints.text(input.name, "name", 1...1_600, pattern: .busNameOrARN)
        try constraints.check()
        return try APICoding.encode(output(try bus(EventNames.bus(in: input.name))))
    }

    func bus(_ name: String) throws -> EventBusRecord {
        guard let bus = store.read({ $0.buses[name]?.record }) else { throw ServiceError.noBus(name) }
        return bus
    }

    func updateEventBus(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: BusInput.self)
        let name = input.name ?? EventNames.defaultBus
        let now = now
        let bus = try await store.change { directory, db in
            guard var bus = directory.buses[name]?.record else { throw ServiceError.noBus(name) }
            bus.description = input.description ?? bus.description
            bus.kmsKeyIdentifier = input.kmsKeyIdentifier ?? bus.kmsKeyIdentifier
            bus.deadLetterConfig = input.deadLetterConfig ?? bus.deadLetterConfig
            bus.modified = now
            try bus.save(db)
            directory.buses[name]?.record = bus
            return bus
        }
        return try APICoding.encode(
            BusOutput(
                arn: names.bus(name), name: name, description: bus.description, kmsKeyIdentifier: bus.kmsKeyIdentifier,
                deadLetterConfig: bus.deadLetterConfig))
    }

    /// A bus that is not there is no error; one with rules stays.
    func deleteEventBus(_ call: JSONCall) async throws -> [UInt8] {
        let name = try APICoding.decode(call, as: BusInput.self).name ?? ""
        guard name != EventNames.defaultBus else { throw ServiceError.invalid("Cannot delete event bus default.") }
        try await store.change { directory, db in
            guard let bus = directory.buses[name] else { return }
            guard bus.rules.isEmpty else {
                throw ServiceError.invalid("Event bus can't be deleted since it has rules.")
            }
            try bus.record.delete(db)
            directory.buses[name] = nil
        }
        return []
    }

    func listEventBuses(_ call: JSONCall) throws -> [UInt8] {
        struct Output: Encodable {
            let eventBuses: [BusOutput]
            let nextToken: String?
        }
        let input = try APICoding.decode(call, as: ListInput.self)
        try input.check()
        let buses = store.read { $0.buses.values.map(\.record) }
        let page = try Page(
            buses.filter { $0.name.hasPrefix(input.namePrefix ?? "") }, limit: input.limit, token: input.nextToken,
            name: \.name)
        let outputs = page.items.map { bus in
            BusOutput(
                arn: names.bus(bus.name), name: bus.name, description: bus.description, policy: policy(of: bus),
                creationTime: bus.created, lastModifiedTime: bus.modified)
        }
        return try APICoding.encode(Output(eventBuses: outputs, nextToken: page.nextToken))
    }
}
