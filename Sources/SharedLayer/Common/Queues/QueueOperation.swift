/// The inputs and outputs of SQS's operations on messages.
enum QueueOperation {
    struct Send: Encodable {
        var queueURL: String?
        var id: String?
        let body: String
        let delaySeconds: Int?
        let attributes: [String: QueueAttribute]?
        let systemAttributes: [String: QueueAttribute]?
        let groupID: String?
        let deduplicationID: String?

        init(_ draft: QueueDraft) {
            body = draft.body
            delaySeconds = draft.delaySeconds == 0 ? nil : draft.delaySeconds
            attributes = draft.attributes.isEmpty ? nil : draft.attributes.mapValues(QueueAttribute.init)
            let system = draft.systemAttributes
            systemAttributes = system.isEmpty ? nil : system.mapValues(QueueAttribute.init)
            groupID = draft.groupID
            deduplicationID = draft.deduplicationID
        }

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case id = "Id"
            case body = "MessageBody"
            case delaySeconds = "DelaySeconds"
            case attributes = "MessageAttributes"
            case systemAttributes = "MessageSystemAttributes"
            case groupID = "MessageGroupId"
            case deduplicationID = "MessageDeduplicationId"
        }
    }

    struct Sent: Decodable {
        let id: String?
        let messageID: String
        let bodyDigest: String?
        let attributesDigest: String?
        let systemAttributesDigest: String?
        let sequenceNumber: String?

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case messageID = "MessageId"
            case bodyDigest = "MD5OfMessageBody"
            case attributesDigest = "MD5OfMessageAttributes"
            case systemAttributesDigest = "MD5OfMessageSystemAttributes"
            case sequenceNumber = "SequenceNumber"
        }

        /// Nil when the service says that it received another message.
        func receipt(of draft: QueueDraft) -> QueueReceipt? {
            guard bodyDigest.map({ $0 == MessageDigest.ofBody(draft.body) }) ?? true,
                attributesDigest.map({ $0 == MessageDigest.ofAttributes(draft.attributes) }) ?? true,
                systemAttributesDigest.map({ $0 == MessageDigest.ofAttributes(draft.systemAttributes) }) ?? true
            else { return nil }
            return QueueReceipt(messageID: messageID, sequenceNumber: sequenceNumber)
        }
    }

    /// The receipt handle of one message, in a request of its own or in a batch.
    struct Handle: Encodable {
        var queueURL: String?
        var id: String?
        let receiptHandle: String
        var visibilitySeconds: Int?

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case id = "Id"
            case receiptHandle = "ReceiptHandle"
            case visibilitySeconds = "VisibilityTimeout"
        }
    }

    struct Batch<Entry: Encodable>: Encodable {
        let queueURL: String
        let entries: [Entry]

        enum CodingKeys: String, CodingKey {
            case queueURL = "QueueUrl"
            case entries = "Entries"
        }
    }

    struct BatchAnswer<Success: Decodable>: Decodable {
        let successes: [Success]?
        let failures: [Failure]?

        enum CodingKeys: String, CodingKey {
            case successes = "Successful"
            case failures = "Failed"
        }
    }

    struct Failure: Decodable {
        let id: String
        let code: String
        let message: String?
        let isSenderFault: Bool?

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case code = "Code"
            case message = "Message"
            case isSenderFault = "SenderFault"
        }

        var failure: EntryFailure? {
            Int(id).map {
                EntryFailure(index: $0, code: code, message: message ?? code, isSenderFault: isSenderFault ?? true)
            }
        }
    }

    struct Done: Decodable {
        let id: String

        enum CodingKeys: String, CodingKey {
            case id = "Id"
        }
    }
}
