public import FoundationEssentials

extension KinesisEvent {
    public struct Record: Codable, Sendable, Equatable {
        public var kinesis: Entry
        /// `aws:kinesis`.
        public var eventSource: String
        public var eventVersion: String
        /// The shard and the sequence number: `shardId-000000000006:4959…`.
        public var eventID: String
        public var eventName: String
        @Nullable public var invokeIdentityArn: String?
        public var awsRegion: String
        /// The stream's ARN, or that of a consumer with enhanced fan-out.
        public var eventSourceARN: String

        public init(
            kinesis: Entry, eventSource: String = "aws:kinesis", eventVersion: String = "1.0", eventID: String,
            eventName: String = "aws:kinesis:record", invokeIdentityArn: String? = nil, awsRegion: String,
            eventSourceARN: String
        ) {
            self.kinesis = kinesis
            self.eventSource = eventSource
            self.eventVersion = eventVersion
            self.eventID = eventID
            self.eventName = eventName
            self.invokeIdentityArn = invokeIdentityArn
            self.awsRegion = awsRegion
            self.eventSourceARN = eventSourceARN
        }
    }

    /// What a producer put.
    ///
    /// Source: Kinesis Data Streams API reference, `Record`.
    public struct Entry: Codable, Sendable, Equatable {
        public var kinesisSchemaVersion: String
        public var partitionKey: String
        /// The place in the shard, as a text of digits: it is larger than an `Int64` can be.
        public var sequenceNumber: String
        /// Base64.
        public var data: String
        /// Seconds since 1970.
        @Nullable public var approximateArrivalTimestamp: Double?

        public init(
            kinesisSchemaVersion: String = "1.0", partitionKey: String, sequenceNumber: String, data: String,
            approximateArrivalTimestamp: Double? = nil
        ) {
            self.kinesisSchemaVersion = kinesisSchemaVersion
            self.partitionKey = partitionKey
            self.sequenceNumber = sequenceNumber
            self.data = data
            self.approximateArrivalTimestamp = approximateArrivalTimestamp
        }

        /// `data` as it was put. Throws `LambdaEventError.Code.invalidBase64`.
        public var bytes: [UInt8] {
            get throws(LambdaEventError) { try Base64.bytes(data, of: "the record's data") }
        }

        /// `approximateArrivalTimestamp` as a date.
        public var arrivedAt: Date? { approximateArrivalTimestamp.map { Date(timeIntervalSince1970: $0) } }
    }
}
