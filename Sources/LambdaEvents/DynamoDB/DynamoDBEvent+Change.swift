public import FoundationEssentials

extension DynamoDBEvent {
    /// What was changed, as far as the stream's view type shows it.
    ///
    /// Source: DynamoDB streams API reference, `StreamRecord`.
    public struct Change: Codable, Sendable, Equatable {
        /// Seconds since 1970.
        @Nullable public var approximateCreationDateTime: Double?
        @Nullable public var keys: [String: AttributeValue]?
        /// The item as it is now, with `NEW_IMAGE` and `NEW_AND_OLD_IMAGES`.
        @Nullable public var newImage: [String: AttributeValue]?
        /// The item as it was, with `OLD_IMAGE` and `NEW_AND_OLD_IMAGES`.
        @Nullable public var oldImage: [String: AttributeValue]?
        /// The place in the stream, as a text of digits: it is larger than an `Int64` can be.
        public var sequenceNumber: String
        public var sizeBytes: Int
        public var streamViewType: String

        enum CodingKeys: String, CodingKey {
            case approximateCreationDateTime = "ApproximateCreationDateTime"
            case keys = "Keys"
            case newImage = "NewImage"
            case oldImage = "OldImage"
            case sequenceNumber = "SequenceNumber"
            case sizeBytes = "SizeBytes"
            case streamViewType = "StreamViewType"
        }

        /// `approximateCreationDateTime` as a date.
        public var createdAt: Date? { approximateCreationDateTime.map { Date(timeIntervalSince1970: $0) } }
    }
}
