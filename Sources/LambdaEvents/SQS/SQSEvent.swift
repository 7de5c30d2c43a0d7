/// A batch of queue messages.
///
/// Source: Lambda developer guide, "Using Lambda with Amazon SQS".
public struct SQSEvent: Codable, Sendable, Equatable {
    public var records: [Record]

    public init(records: [Record]) {
        self.records = records
    }

    enum CodingKeys: String, CodingKey {
        case records = "Records"
    }

    public struct MessageAttribute: Codable, Sendable, Equatable {
        @Nullable public var stringValue: String?
        /// Base64.
        @Nullable public var binaryValue: String?
        @Nullable public var stringListValues: [String]?
        @Nullable public var binaryListValues: [String]?
        /// `String`, `Number` or `Binary`, perhaps with a label of the sender's after a full stop.
        public var dataType: String

        public init(stringValue: String? = nil, binaryValue: String? = nil, dataType: String) {
            self.stringValue = stringValue
            self.binaryValue = binaryValue
            self.dataType = dataType
        }

        /// The bytes of a binary attribute. Throws `LambdaEventError.Code.invalidBase64`.
        public var binaryBytes: [UInt8]? {
            get throws(LambdaEventError) {
                guard let binaryValue else { return nil }
                return try Base64.bytes(binaryValue, of: "the attribute's binary value")
            }
        }
    }
}
