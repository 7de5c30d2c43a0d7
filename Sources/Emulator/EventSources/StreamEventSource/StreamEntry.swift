import Tables

/// A record that is on its way to the function.
struct StreamEntry: Sendable {
    /// The record's place in the order of commits.
    let number: Int64
    let sequenceNumber: String
    let createdMilliseconds: Int64
    /// The record as it stands in the event.
    let json: [UInt8]

    init(_ record: StreamRecord, region: String, streamARN: String) throws {
        number = record.number
        sequenceNumber = record.sequenceNumber
        createdMilliseconds = record.createdMilliseconds
        json = try record.lambdaRecord(region: region, streamARN: streamARN)
    }

    init(number: Int64, sequenceNumber: String, createdMilliseconds: Int64, json: [UInt8]) {
        self.number = number
        self.sequenceNumber = sequenceNumber
        self.createdMilliseconds = createdMilliseconds
        self.json = json
    }
}
