/// What the table knows of one key.
struct IdempotencyRecord: Sendable, Equatable {
    var status: Status
    /// Of the payload.
    var fingerprint: String
    /// Whose writes count: a token of one attempt at the run.
    var owner: String
    /// The run, which a takeover continues.
    var runID: String
    /// From 1; each takeover adds one.
    var attempt: Int
    /// Until then nobody takes over.
    var lockedUntil: Timestamp
    /// From then on the record does not count, whether the table has removed it or not. Whole seconds, as DynamoDB's time
    /// to live has it.
    var expiresAt: Timestamp
    /// Results of the run's steps as JSON text, by name.
    var steps: [String: String] = [:]
    /// The operation's result as JSON text; nil while it runs, and when it was not kept.
    var result: String?

    enum Status: String, Sendable {
        case inProgress = "INPROGRESS"
        case completed = "COMPLETED"
    }

    /// The time to live's deletion may come days late (DynamoDB developer guide, "Using time to live"), so nobody trusts it.
    func isExpired(at now: Timestamp) -> Bool { now >= expiresAt }

    func isLocked(at now: Timestamp) -> Bool { now < lockedUntil }
}
