/// A message to be published.
package struct TopicDraft: Sendable, Hashable {
    package var message: String
    /// For subscribers by e-mail, at most 100 characters.
    package var subject: String?
    package var attributes: [String: MessageAttribute]
    /// FIFO topics: messages of a group are delivered in their order.
    package var groupID: String?
    /// FIFO topics: a second message with it within five minutes is taken, and not delivered.
    package var deduplicationID: String?
    /// The message is a JSON object with a text for each protocol (`MessageStructure` `json`).
    package var isPerProtocol: Bool

    package init(
        _ message: String, subject: String? = nil, attributes: [String: MessageAttribute] = [:],
        groupID: String? = nil, deduplicationID: String? = nil, isPerProtocol: Bool = false
    ) {
        self.message = message
        self.subject = subject
        self.attributes = attributes
        self.groupID = groupID
        self.deduplicationID = deduplicationID
        self.isPerProtocol = isPerProtocol
    }

    package var byteCount: Int {
        attributes.reduce(message.utf8.count) { $0 + $1.key.utf8.count + $1.value.byteCount }
    }
}
