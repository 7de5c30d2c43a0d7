/// A record in the form of the Streams API or, with a source ARN, of Lambda's event.
///
/// Sources: DynamoDB Streams API reference, `Record`; Lambda developer guide, "Using AWS Lambda with Amazon DynamoDB".
struct StreamRecordForm: Encodable, Sendable {
    private let record: StreamRecord
    private let region: String
    private let eventSourceARN: String?

    init(_ record: StreamRecord, region: String, eventSourceARN: String? = nil) {
        self.record = record
        self.region = region
        self.eventSourceARN = eventSourceARN
    }

    private enum CodingKeys: String, CodingKey {
        case eventID, eventName, eventVersion, eventSource, awsRegion, dynamodb, userIdentity, eventSourceARN
    }

    private enum ChangeKeys: String, CodingKey {
        case created = "ApproximateCreationDateTime"
        case keys = "Keys"
        case newImage = "NewImage"
        case oldImage = "OldImage"
        case sequenceNumber = "SequenceNumber"
        case bytes = "SizeBytes"
        case viewType = "StreamViewType"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.eventID(record.number), forKey: .eventID)
        try container.encode(record.event.rawValue, forKey: .eventName)
        try container.encode("1.1", forKey: .eventVersion)
        try container.encode("aws:dynamodb", forKey: .eventSource)
        try container.encode(region, forKey: .awsRegion)
        var change = container.nestedContainer(keyedBy: ChangeKeys.self, forKey: .dynamodb)
        try change.encode(record.createdMilliseconds / 1_000, forKey: .created)
        try change.encode(record.keys, forKey: .keys)
        try change.encodeIfPresent(record.new, forKey: .newImage)
        try change.encodeIfPresent(record.old, forKey: .oldImage)
        try change.encode(record.sequenceNumber, forKey: .sequenceNumber)
        try change.encode(record.bytes, forKey: .bytes)
        try change.encode(record.viewType.rawValue, forKey: .viewType)
        if record.isExpiry {
            let isEvent = eventSourceARN != nil
            try container.encode(
                [
                    isEvent ? "principalId" : "PrincipalId": "dynamodb.amazonaws.com",
                    isEvent ? "type" : "Type": "Service",
                ], forKey: .userIdentity)
        }
        try container.encodeIfPresent(eventSourceARN, forKey: .eventSourceARN)
    }

    /// 32 hexadecimal digits, another one for each number, and the same whenever the record is read.
    private static func eventID(_ number: Int64) -> String {
        let first = mixed(UInt64(bitPattern: number))
        return [first, mixed(first)].map { half in
            let text = String(half, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
    }

    /// SplitMix64's finisher, which is one to one.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
