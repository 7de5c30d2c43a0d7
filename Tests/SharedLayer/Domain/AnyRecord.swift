import SharedLayer
import Testing

/// A record of any kind, with what tests of all kinds do with it.
struct AnyRecord: Sendable {
    let name: String
    let key: RecordKey
    let indexAttributes: [String: String]
    /// As `JSONValueEncoder` writes it.
    let json: JSONValue
    /// Reads JSON as the same kind of record. Throws a `ShapeError`.
    let read: @Sendable (JSONValue) throws(ShapeError) -> Void
    /// Writes the record to a table and expects the same one back.
    let roundTrip: @Sendable (DynamoClient, _ table: String) async throws -> Void
    /// Writes the record as JSON and expects the same one back.
    let roundTripJSON: @Sendable () throws -> Void

    init<Record: RecordModel>(_ name: String, _ record: Record) throws {
        self.name = name
        key = record.key
        indexAttributes = record.indexAttributes
        json = try JSONValueEncoder().encode(record)
        read = { json throws(ShapeError) in _ = try Record(json: json) }
        roundTrip = { dynamo, table in
            let repository = BaseRepository<Record>(dynamo: dynamo, table: table)
            try await repository.insert(record)
            #expect(try await repository.get(record.key) == record)
        }
        roundTripJSON = {
            let bytes = try JSONValueEncoder().bytes(record)
            #expect(try Record(json: JSONParser().parse(bytes)) == record)
        }
    }
}
