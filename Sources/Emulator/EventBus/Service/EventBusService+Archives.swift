import EventPatterns
import GRDB
import Wire

/// Archives.
extension EventBusService {
    private struct ArchiveInput: Decodable {
        var archiveName: String?
        var eventSourceArn: String?
        var description: String?
        var eventPattern: String?
        var retentionDays: Int?
        var kmsKeyIdentifier: String?

        func check() throws {
            var constraints = Constraints()
            constraints.name(archiveName, "archiveName", max: 48)
            constraints.text(description, "description", 0...512)
            constraints.text(eventPattern, "eventPattern", 0...EventPattern.charactersMax)
            constraints.number(retentionDays, "retentionDays", 0...Int(Int32.max))
            try constraints.check()
        }
    }

    private struct ArchiveOutput: Encodable {
        var archiveArn: String?
        var archiveName: String?
        var eventSourceArn: String?
        var description: String?
        var eventPattern: String?
        var state: String? = "ENABLED"
        var kmsKeyIdentifier: String?
        var retentionDays: Int?
        var sizeBytes: Int?
        var eventCount: Int?
        var creationTime: Double?
    }

    func createArchive(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: ArchiveInput.self)
        try input.check()
        let source = input.eventSourceArn ?? ""
        guard source.contains(":event-bus/") else {
            throw ServiceError.invalid("Parameter EventSourceArn is not valid. Reason: Must contain an event bus ARN.")
        }
        let archive = ArchiveRecord(
            name: input.archiveName ?? "", sourceARN: source, description: input.description,
            eventPattern: input.eventPattern.flatMap { $0.isEmpty ? nil : $0 },
            kmsKeyIdentifier: input.kmsKeyIdentifier, retentionDays: input.retentionDays ?? 0, created: now)
        try await put(archive, isNew: true)
        return try APICoding.encode(
            ArchiveOutput(archiveArn: names.archive(archive.name), creationTime: archive.created))
    }

    private func put(_ archive: ArchiveRecord, isNew: Bool) async throws {
        let bus = archive.bus
        guard store.read({ $0.buses[bus] != nil }) else { throw ServiceError.noBus(bus) }
        let pattern = try archive.eventPattern.map { try Self.pattern($0) }
        try await store.change { directory, db in
            guard !isNew || directory.archives[archive.name] == nil else {
                throw ServiceError.exists("Archive \(archive.name) already exists.")
            }
            try archive.save(db)
            directory.insert(archive, pattern)
        }
    }

    /// Makes a template's archive, or gives the one of an earlier start these properties.
    package func ensureArchive(
        name: String, sourceARN: String, description: String?, eventPattern: String?, retentionDays: Int
    ) async throws {
        let created = store.read { $0.archives[name]?.created } ?? now
        try await put(
            ArchiveRecord(
                name: name, sourceARN: sourceARN, description: description, eventPattern: eventPattern,
                retentionDays: retentionDays, created: created), isNew: false)
    }

    private func archive(_ name: String?) throws -> ArchiveRecord {
        let name = name ?? ""
        guard let archive = store.read({ $0.archives[name] }) else {
            throw ServiceError.notFound("Archive \(name) does not exist.")
        }
        return archive
    }

    func describeArchive(_ call: JSONCall) async throws -> [UInt8] {
        let archive = try archive(try APICoding.decode(call, as: ArchiveInput.self).archiveName)
        var output = output(archive, try await contents(of: archive))
        output.archiveArn = names.archive(archive.name)
        output.description = archive.description
        output.eventPattern = archive.eventPattern
        output.kmsKeyIdentifier = archive.kmsKeyIdentifier
        return try APICoding.encode(output)
    }

    private func output(_ archive: ArchiveRecord, _ contents: ArchiveContents) -> ArchiveOutput {
        ArchiveOutput(
            archiveName: archive.name, eventSourceArn: archive.sourceARN, retentionDays: archive.retentionDays,
            sizeBytes: contents.bytes, eventCount: contents.eventCount, creationTime: archive.created)
    }

    private func contents(of archive: ArchiveRecord) async throws -> ArchiveContents {
        let since = since(archive)
        return try await store.writer.read { db in
            let row = try Row.fetchOne(
                db,
                sql: """
                    SELECT COUNT(*) AS count, COALESCE(SUM(LENGTH(content)), 0) AS bytes FROM archivedEvents
                    WHERE archive = ? AND seconds >= ?
                    """, arguments: [archive.name, since])
            return ArchiveContents(eventCount: row?["count"] ?? 0, bytes: row?["bytes"] ?? 0)
        }
    }

    /// What is older has expired.
    func since(_ archive: ArchiveRecord) -> Double {
        archive.retentionDays == 0 ? -.greatestFiniteMagnitude : now - Double(archive.retentionDays) * 86_400
    }

    func updateArchive(_ call: JSONCall) async throws -> [UInt8] {
        let input = try APICoding.decode(call, as: ArchiveInput.self)
        try input.check()
        var archive = try archive(input.archiveName)
        archive.description = input.description ?? archive.description
        archive.retentionDays = input.retentionDays ?? archive.retentionDays
        archive.kmsKeyIdentifier = input.kmsKeyIdentifier ?? archive.kmsKeyIdentifier
        if let pattern = input.eventPattern { archive.eventPattern = pattern.isEmpty ? nil : pattern }
        try await put(archive, isNew: false)
        return try APICoding.encode(
            ArchiveOutput(archiveArn: names.archive(archive.name), creationTime: archive.created))
    }

    func deleteArchive(_ call: JSONCall) async throws -> [UInt8] {
        let archive = try archive(try APICoding.decode(call, as: ArchiveInput.self).archiveName)
        try await store.change { directory, db in
            try archive.delete(db)
            try db.execute(sql: "DELETE FROM archivedEvents WHERE archive = ?", arguments: [archive.name])
            directory.remove(archive)
        }
        return APICoding.empty
    }

    func listArchives(_ call: JSONCall) async throws -> [UInt8] {
        struct Output: Encodable {
            var archives: [ArchiveOutput] = []
            let nextToken: String?
        }
        let input = try APICoding.decode(call, as: ListInput.self)
        try input.check()
        guard [input.namePrefix, input.eventSourceArn, input.state].compactMap(\.self).count <= 1 else {
            throw ServiceError.invalid(
                "At most one filter is allowed for ListArchives. Use either : State, EventSourceArn, or NamePrefix.")
        }
        if let source = input.eventSourceArn { _ = try bus(EventNames.bus(in: source)) }
        let archives = store.read { Array($0.archives.values) }.filter { archive in
            archive.name.hasPrefix(input.namePrefix ?? "")
                && (input.eventSourceArn ?? archive.sourceARN) == archive.sourceARN
                && (input.state ?? "ENABLED") == "ENABLED"
        }
        let page = try Page(archives, limit: input.limit, token: input.nextToken, name: \.name)
        var result = Output(nextToken: page.nextToken)
        for archive in page.items { result.archives.append(output(archive, try await contents(of: archive))) }
        return try APICoding.encode(result)
    }
}
