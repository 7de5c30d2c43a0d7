import GRDB

/// Brings a dead-letter queue's messages back to where they came from, or to another queue.
struct MoveTask: Sendable {
    enum Status: String {
        case running = "RUNNING"
        case completed = "COMPLETED"
        case cancelled = "CANCELLED"
        case failed = "FAILED"
    }

    let number: Int64
    let taskID: String
    let sourceARN: String
    /// Nil where each message goes back to its own source.
    let destinationARN: String?
    let perSecondMax: Int?
    /// Milliseconds since 1970.
    let startedAt: Int64
    /// Later messages stay.
    let lastSequence: Int64
    let toMove: Int
    var moved: Int
    var status: Status
    var failureReason: String?

    init(_ row: Row) {
        number = row["number"]
        taskID = row["taskID"]
        sourceARN = row["sourceARN"]
        destinationARN = row["destinationARN"]
        perSecondMax = row["perSecondMax"]
        startedAt = row["startedAt"]
        lastSequence = row["lastSequence"]
        toMove = row["toMove"]
        moved = row["moved"]
        status = Status(rawValue: row["status"]) ?? .failed
        failureReason = row["failureReason"]
    }

    /// Messages that may be moved in one transaction at `now`.
    func budget(now: Int64) -> Int {
        guard let perSecondMax else { return Self.stepMessagesMax }
        let allowed = Double(now - startedAt) / 1000 * Double(perSecondMax)
        return min(Self.stepMessagesMax, Int(min(allowed, Double(Int32.max))) - moved)
    }

    /// When the rate allows the next message; milliseconds since 1970.
    var nextAt: Int64 {
        guard let perSecondMax else { return 0 }
        return startedAt + Int64((Double(moved + 1) * 1000 / Double(perSecondMax)).rounded(.up))
    }

    private static let stepMessagesMax = 100
}
