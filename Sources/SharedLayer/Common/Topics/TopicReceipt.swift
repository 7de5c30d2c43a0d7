/// What a topic says of a message that it took.
package struct TopicReceipt: Sendable, Hashable {
    package let messageID: String
    /// FIFO topics: grows with each message of a group.
    package let sequenceNumber: String?
}
