import JSONCoding

/// A notification as queues and HTTP endpoints get it, and as it waits for functions.
///
/// Source: SNS developer guide, "Parsing Amazon SNS message formats".
struct Notification: Codable, Sendable {
    var type = "Notification"
    var messageID: String
    /// Of FIFO topics, whose notifications have no signature.
    var sequenceNumber: String?
    var topicARN: String
    var subject: String?
    var message: String
    /// Such as `2026-11-21T12:00:00.123Z`.
    var timestamp: String
    var signatureVersion: String?
    var signature: String?
    var signingCertURL: String?
    var unsubscribeURL: String
    var attributes: [String: Attribute]?

    struct Attribute: Codable, Sendable {
        var type: String
        var value: String

        enum CodingKeys: String, CodingKey {
            case type = "Type"
            case value = "Value"
        }
    }

    enum CodingKeys: String, CodingKey {
        case type = "Type"
        case messageID = "MessageId"
        case sequenceNumber = "SequenceNumber"
        case topicARN = "TopicArn"
        case subject = "Subject"
        case message = "Message"
        case timestamp = "Timestamp"
        case signatureVersion = "SignatureVersion"
        case signature = "Signature"
        case signingCertURL = "SigningCertURL"
        case unsubscribeURL = "UnsubscribeURL"
        case attributes = "MessageAttributes"
    }

    /// What is signed, in the canonical order.
    var signedPairs: [(name: String, value: String)] {
        [("Message", message), ("MessageId", messageID)] + (subject.map { [("Subject", $0)] } ?? [])
            + [("Timestamp", timestamp), ("TopicArn", topicARN), ("Type", type)]
    }

    /// The JSON in AWS's order and with its spaces.
    var envelope: String {
        var members: [(String, String?)] = [
            ("Type", type), ("MessageId", messageID), ("SequenceNumber", sequenceNumber), ("TopicArn", topicARN),
            ("Subject", subject), ("Message", message), ("Timestamp", timestamp),
            ("SignatureVersion", signatureVersion), ("Signature", signature), ("SigningCertURL", signingCertURL),
            ("UnsubscribeURL", unsubscribeURL),
        ].map { ($0.0, $0.1.map(JSONText.quoted)) }
        if let attributes, !attributes.isEmpty {
            let entries = attributes.sorted { $0.key < $1.key }.map { name, attribute in
                "    \(JSONText.quoted(name)) : \(JSONText.encoded(attribute))"
            }
            members.append(("MessageAttributes", "{\n\(entries.joined(separator: ",\n"))\n  }"))
        }
        return Self.object(members)
    }

    /// Leaves out what is nil.
    static func object(_ members: [(name: String, json: String?)]) -> String {
        let lines = members.compactMap { member in member.json.map { "  \"\(member.name)\" : \($0)" } }
        return "{\n\(lines.joined(separator: ",\n"))\n}"
    }
}
