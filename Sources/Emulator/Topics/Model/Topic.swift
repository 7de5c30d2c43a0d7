/// A topic as it is stored.
struct Topic: Sendable {
    let id: Int64
    let name: String
    /// Those that were set, by their names on the wire.
    var attributes: [String: String]
    var tags: [String: String]
    var dataProtectionPolicy: String?

    var isFIFO: Bool { name.hasSuffix(TopicName.fifoSuffix) }
    var deduplicatesByContent: Bool { attributes["ContentBasedDeduplication"] == "true" }
    /// Whether the same deduplication id counts again in another group.
    var deduplicatesByGroup: Bool { attributes["FifoThroughputScope"] == "MessageGroup" }
    var signatureVersion: SignatureVersion { attributes["SignatureVersion"] == "2" ? .two : .one }
    var deliveryPolicy: TopicDeliveryPolicy { .effective(attributes["DeliveryPolicy"]) }
}
