import Wire

/// What a publisher is told.
package struct PublishReceipt: Sendable, Equatable {
    package let messageID: String
    /// Of FIFO topics.
    package let sequenceNumber: String?

    var elements: [XMLElement] {
        [XMLElement("MessageId", text: messageID)]
            + (sequenceNumber.map { [XMLElement("SequenceNumber", text: $0)] } ?? [])
    }
}
