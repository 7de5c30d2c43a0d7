/// How a receive goes.
package struct ReceiveOptions: Sendable {
    /// 1 to 10.
    package var maxMessages: Int
    /// Nil takes the queue's own.
    package var visibilityTimeoutSeconds: Int?
    /// How long to wait for a first message; nil takes the queue's own.
    package var waitSeconds: Int?
    /// `ReceiveRequestAttemptId`: a FIFO queue repeats its answer to a receive whose answer was lost.
    package var attemptID: String?

    package init(
        maxMessages: Int = 1, visibilityTimeoutSeconds: Int? = nil, waitSeconds: Int? = nil, attemptID: String? = nil
    ) {
        self.maxMessages = maxMessages
        self.visibilityTimeoutSeconds = visibilityTimeoutSeconds
        self.waitSeconds = waitSeconds
        self.attemptID = attemptID
    }
}
