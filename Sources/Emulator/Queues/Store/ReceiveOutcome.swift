import Wire

/// What one look into a queue found.
struct ReceiveOutcome: Sendable {
    var messages: [ReceivedMessage] = []
    /// When the next message becomes visible that nobody can receive now; milliseconds since 1970.
    var nextVisibleAt: Int64?
    /// The dead-letter queue that messages were moved to.
    var deadLetterQueue: String?
    /// What the queue's own attribute says.
    var receiveWaitSeconds = 0
    /// So many messages are in flight that no more are handed out.
    var isOverLimit = false
}
