import SharedLayer

/// The record of `charge.json` to and from the JSON of a DynamoDB item: seventeen attributes, with nested maps and lists.
struct ItemWork {
    private let record: ChargeRecord

    init(_ inputs: Inputs) throws {
        let document = try JSONParser().parse(inputs.bytes("charge.json"))
        record = try JSONValueDecoder().decode(ChargeRecord.self, from: document)
        let item = try DynamoEncoder().encode(record)
        guard item.count == 17, try DynamoDecoder().decode(ChargeRecord.self, from: item) == record else {
            throw UnexpectedResult(work: "item")
        }
    }

    func encode(_ loop: Loop) async throws -> String {
        try await loop.run { try DynamoEncoder().bytes(record).count }
    }

    func decode(_ loop: Loop) async throws -> String {
        let item = try DynamoEncoder().bytes(record)
        return try await loop.run { try DynamoDecoder().decode(ChargeRecord.self, from: item).items.count }
    }
}
