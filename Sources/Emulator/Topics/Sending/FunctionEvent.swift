import JSONCoding

/// The event that a subscribed function gets: one record, spelled a little differently from the envelope.
///
/// Source: Lambda developer guide, "Invoking Lambda functions with Amazon SNS notifications".
struct FunctionEvent: Encodable {
    let subscriptionARN: String
    let notification: Notification

    private enum EventKey: String, CodingKey {
        case records = "Records"
    }

    private enum RecordKey: String, CodingKey {
        case source = "EventSource"
        case version = "EventVersion"
        case subscriptionARN = "EventSubscriptionArn"
        case sns = "Sns"
    }

    private enum MessageKey: String, CodingKey {
        case type = "Type"
        case messageID = "MessageId"
        case topicARN = "TopicArn"
        case subject = "Subject"
        case message = "Message"
        case timestamp = "Timestamp"
        case signatureVersion = "SignatureVersion"
        case signature = "Signature"
        case signingCertURL = "SigningCertUrl"
        case unsubscribeURL = "UnsubscribeUrl"
        case attributes = "MessageAttributes"
    }

    func encode(to encoder: any Encoder) throws {
        var event = encoder.container(keyedBy: EventKey.self)
        var records = event.nestedUnkeyedContainer(forKey: .records)
        var record = records.nestedContainer(keyedBy: RecordKey.self)
        try record.encode("aws:sns", forKey: .source)
        try record.encode("1.0", forKey: .version)
        try record.encode(subscriptionARN, forKey: .subscriptionARN)
        var sns = record.nestedContainer(keyedBy: MessageKey.self, forKey: .sns)
        try sns.encode(notification.type, forKey: .type)
        try sns.encode(notification.messageID, forKey: .messageID)
        try sns.encode(notification.topicARN, forKey: .topicARN)
        // Null, not left out, where the publisher gave none.
        try sns.encode(notification.subject, forKey: .subject)
        try sns.encode(notification.message, forKey: .message)
        try sns.encode(notification.timestamp, forKey: .timestamp)
        try sns.encode(notification.signatureVersion, forKey: .signatureVersion)
        try sns.encode(notification.signature, forKey: .signature)
        try sns.encode(notification.signingCertURL, forKey: .signingCertURL)
        try sns.encode(notification.unsubscribeURL, forKey: .unsubscribeURL)
        try sns.encode(notification.attributes ?? [:], forKey: .attributes)
    }
}
