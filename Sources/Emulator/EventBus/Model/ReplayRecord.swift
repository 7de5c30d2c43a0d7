/// A replay and how far it has come. Times are seconds since 1970.
struct ReplayRecord: Codable, Sendable, Equatable {
    var name: String
    var description: String?
    var state: State
    var archive: String
    var sourceARN: String
    var destinationARN: String
    /// Only these rules; all when empty.
    var filterARNs: [String]
    var eventStart: Double
    var eventEnd: Double
    var eventLastReplayed: Double?
    /// The archive's row that was replayed last.
    var position: Int64 = 0
    var started: Double
    var ended: Double?

    enum State: String, Codable, Sendable, CaseIterable {
        case starting = "STARTING"
        case running = "RUNNING"
        case cancelling = "CANCELLING"
        case completed = "COMPLETED"
        case cancelled = "CANCELLED"
        case failed = "FAILED"

        var isOver: Bool { self == .completed || self == .cancelled || self == .failed }
    }
}
