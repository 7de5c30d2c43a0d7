/// A batch of records of a Kinesis data stream, in the order of their shard.
///
/// Source: Lambda developer guide, "Using Lambda to process records from Amazon Kinesis Data Streams".
public struct KinesisEvent: Codable, Sendable, Equatable {
    public var records: [Record]

    public init(records: [Record]) {
        self.records = records
    }

    enum CodingKeys: String, CodingKey {
        case records = "Records"
    }
}
