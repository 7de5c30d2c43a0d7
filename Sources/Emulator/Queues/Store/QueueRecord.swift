import FoundationEssentials
import GRDB
import JSONCoding

/// A queue as the store has it.
struct QueueRecord: Sendable {
    let id: Int64
    let name: String
    var settings: QueueSettings
    var tags: [String: String]
    /// Seconds since 1970.
    let createdSeconds: Int64
    let modifiedSeconds: Int64
    /// Milliseconds since 1970; 0 when the queue was never purged.
    let purgedAt: Int64

    init(_ row: Row) throws {
        id = row["id"]
        name = row["name"]
        tags = try Self.texts(row["tags"])
        createdSeconds = row["createdAt"]
        modifiedSeconds = row["modifiedAt"]
        purgedAt = row["purgedAt"]
        settings = QueueSettings()
        settings.visibilityTimeoutSeconds = row["visibilityTimeoutSeconds"]
        settings.delaySeconds = row["delaySeconds"]
        settings.maximumMessageBytes = row["maximumMessageBytes"]
        settings.retentionSeconds = row["retentionSeconds"]
        settings.receiveWaitSeconds = row["receiveWaitSeconds"]
        settings.others = try Self.texts(row["otherAttributes"])
        if QueueName.isFIFO(name) {
            settings.fifo = FIFOSettings(
                deduplicatesByContent: row["deduplicatesByContent"], deduplicatesByGroup: row["deduplicatesByGroup"],
                isThroughputPerGroup: row["isThroughputPerGroup"])
        }
        if let target: String = row["deadLetterTargetARN"], let count: Int = row["maxReceiveCount"] {
            settings.redrivePolicy = RedrivePolicy(deadLetterTargetARN: target, maxReceiveCount: count)
        }
    }

    private static func texts(_ json: Data) throws -> [String: String] {
        try JSONCoder.decode([String: String].self, from: Array(json))
    }
}
