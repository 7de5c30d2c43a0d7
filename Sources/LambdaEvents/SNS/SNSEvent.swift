/// Notifications of a topic to which the function is subscribed.
///
/// Source: Lambda developer guide, "Invoking Lambda functions with Amazon SNS notifications".
public struct SNSEvent: Codable, Sendable, Equatable {
    public var records: [Record]

    enum CodingKeys: String, CodingKey {
        case records = "Records"
    }

    public struct Record: Codable, Sendable, Equatable {
        /// `aws:sns`.
        public var eventSource: String
        public var eventVersion: String
        public var eventSubscriptionArn: String
        public var sns: Message

        enum CodingKeys: String, CodingKey {
            case eventSource = "EventSource"
            case eventVersion = "EventVersion"
            case eventSubscriptionArn = "EventSubscriptionArn"
            case sns = "Sns"
        }
    }

    public struct MessageAttribute: Codable, Sendable, Equatable {
        /// `String`, `String.Array`, `Number` or `Binary`.
        public var type: String
        /// Text, the JSON of an array, digits, or base64.
        public var value: String

        enum CodingKeys: String, CodingKey {
            case type = "Type"
            case value = "Value"
        }
    }
}
