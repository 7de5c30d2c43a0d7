import GRDB

/// The part of a queue's row that each send and receive needs: no JSON to decode on that path.
struct MessageLimits {
    let queueID: Int64
    let delayMilliseconds: Int64
    let maximumMessageBytes: Int
    let visibilityTimeoutSeconds: Int
    let retentionMilliseconds: Int64
    let receiveWaitSeconds: Int
    let redrivePolicy: RedrivePolicy?
    let deduplicatesByContent: Bool
    let deduplicatesByGroup: Bool

    static let sql = """
        SELECT id, delaySeconds, maximumMessageBytes, visibilityTimeoutSeconds, retentionSeconds, receiveWaitSeconds,
            deadLetterTargetARN, maxReceiveCount, deduplicatesByContent, deduplicatesByGroup
        FROM queues WHERE name = ?
        """

    init(_ row: Row) {
        queueID = row[0]
        delayMilliseconds = row[1] * 1000
        maximumMessageBytes = row[2]
        visibilityTimeoutSeconds = row[3]
        retentionMilliseconds = row[4] * 1000
        receiveWaitSeconds = row[5]
        let target: String? = row[6]
        let count: Int? = row[7]
        redrivePolicy = target.flatMap { target in
            count.map { RedrivePolicy(deadLetterTargetARN: target, maxReceiveCount: $0) }
        }
        deduplicatesByContent = row[8]
        deduplicatesByGroup = row[9]
    }
}
