/// What a queue says of a message that it took.
package struct QueueReceipt: Sendable, Hashable {
    package let messageID: String
    /// FIFO queues: grows with each message of a group.
    package let sequenceNumber: String?
}
