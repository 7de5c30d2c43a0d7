/// An archive: what it takes, not what it holds.
struct ArchiveRecord: Codable, Sendable, Equatable {
    var name: String
    var sourceARN: String
    var description: String?
    var eventPattern: String?
    var kmsKeyIdentifier: String?
    /// 0 keeps events for ever.
    var retentionDays: Int
    /// Seconds since 1970.
    var created: Double

    var bus: String { EventNames.bus(in: sourceARN) }
}

/// What an archive holds.
struct ArchiveContents: Sendable, Equatable {
    var eventCount: Int
    var bytes: Int
}
