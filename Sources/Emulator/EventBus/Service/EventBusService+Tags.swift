import GRDB
import Wire

/// Tags of buses and rules.
extension EventBusService {
    private struct TagInput: Decodable {
        var resourceARN: String?
        var tags: [TagList.Tag]?
        var tagKeys: [String]?
    }

    func tagResource(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: TagInput.self)
        try await changeTags(input.resourceARN ?? "") { try TagList.merge(input.tags, into: $0) }
        return APICoding.empty
    }

    func untagResource(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: TagInput.self)
        let keys = input.tagKeys ?? []
        try await changeTags(input.resourceARN ?? "") { tags in tags.filter { !keys.contains($0.key) } }
        return APICoding.empty
    }

    func listTagsForResource(_ call: JSONCall) throws -> [UInt8] {
        let arn = try APICoding.decode(call, as: TagInput.self).resourceARN ?? ""
        if let (bus, name) = EventNames.rule(in: arn) {
            return try APICoding.encode(TagList(try rule(name, bus: bus).tags))
        }
        return try APICoding.encode(TagList(try bus(EventNames.bus(in: arn)).tags))
    }

    private func changeTags(
        _ arn: String, _ body: @escaping @Sendable ([String: String]) throws -> [String: String]
    ) async throws {
        if let (bus, name) = EventNames.rule(in: arn) {
            return try await changeTargets(name, bus: bus) { $0.tags = try body($0.tags) }
        }
        let name = EventNames.bus(in: arn)
        try await store.change { directory, db in
            guard var bus = directory.buses[name]?.record else { throw ServiceError.noBus(name) }
            bus.tags = try body(bus.tags)
            try bus.save(db)
            directory.buses[name]?.record = bus
        }
    }
}
