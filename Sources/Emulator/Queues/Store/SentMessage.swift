/// What became of a message that was sent.
struct SentMessage: Sendable {
    /// Of the first one, where the message was a duplicate.
    let messageID: String
    let sequence: Int64
}
