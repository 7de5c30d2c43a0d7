import SharedLayer
import Testing

@Suite("Record shapes")
struct RecordShapeTests {
    static let faults =
        ShapeFault.parties + ShapeFault.contracts + ShapeFault.disputes + ShapeFault.settlements
        + ShapeFault.reconciliations
        + ShapeFault.authentication
        + ShapeFault.settlementAccounts
        + ShapeFault.ledger

    @Test("refuses a field that is out of range, and names it", arguments: faults)
    func refusal(_ fault: ShapeFault) throws {
        let record = try #require(try SampleRecords.all().first { $0.name == fault.record })
        let json = record.json.replacing(fault.path, with: fault.value)
        #expect(json != record.json)
        let error = #expect(throws: ShapeError.self) { try record.read(json) }
        #expect(error?.code == fault.code, "\(String(describing: error))")
        #expect(error?.field == fault.field)
    }

    @Test("has a fault in the table for every kind of record, and for almost every field")
    func completeness() throws {
        for record in try SampleRecords.all() {
            let fields = Set(record.json.object?.names ?? [])
            let tried = Set(
                Self.faults.filter { $0.record == record.name }.map { fault in
                    String(fault.path.prefix { $0 != "." && $0 != "[" })
                })
            // Fields of which every value of their type will do.
            let free: Set = ["fetchedAt", "thisUpdate", "periodStart", "chargedAt", "createdAt", "claimedUntil"]
            #expect(fields.subtracting(tried).subtracting(free) == [], "\(record.name)")
        }
    }

    @Test("comes back from JSON as it was")
    func roundTrip() throws {
        for record in try SampleRecords.all() { try record.roundTripJSON() }
    }

    @Test("passes over what it does not know, as a newer version may have written it")
    func unknownFields() throws {
        for record in try SampleRecords.all() {
            try record.read(record.json.replacing("somethingNew", with: "x"))
        }
    }

    @Test("gives every kind of record a key of its own")
    func keys() throws {
        let keys = try SampleRecords.all().map(\.key)
        #expect(Set(keys).count == keys.count)
    }

    @Test("keeps contracts of the same name in two organizations apart")
    func contractKeys() {
        let first = ContractReference(organizationID: "a", contractID: "b")
        let second = ContractReference(organizationID: "a-b", contractID: "b")
        #expect(ContractModel.key(first) != ContractModel.key(second))
    }

    @Test("keeps a key's text nowhere, only its hash and its first characters")
    func apiKeys() throws {
        let json = String(decoding: try JSONValueEncoder().bytes(SampleRecords.apiKey()), as: UTF8.self)
        #expect(!json.contains("mk_0123456789abcdef"))
        #expect(json.contains("mk_01234"))
        // printf mk_0123456789abcdef | sha256sum
        #expect(
            APIKeyModel.hash(of: "mk_0123456789abcdef")
                == "3a26066595c8507a7bea5980961390cfde707dd6c816c74e17dd8c89c863862b")
    }

    @Test("spreads outbox items over all shards of the index, always the same one for a contract")
    func shards() {
        let items = (0..<1_000).map { number in
            OutboxItem(
                reference: ContractReference(organizationID: "org", contractID: "c-\(number)"),
                destination: OutboxDestination(rawValue: "next"), body: "{}",
                createdAt: Timestamp(millisecondsSince1970: 0))
        }
        let counts = Dictionary(grouping: items, by: \.outboxPartition).mapValues(\.count)
        #expect(Set(counts.keys) == Set(OutboxItem.shards))
        #expect(counts.values.allSatisfy { $0 > 50 })
    }

    @Test("reads an outbox item that an older version wrote, with its contract's reference")
    func olderOutboxItem() throws {
        let item = try OutboxItem(item: [
            "pk": .string("CONTRACT#org-1#contract-1"), "sk": .string("OUTBOX#next"),
            "reference": .map(["organizationID": .string("org-1"), "contractID": .string("contract-1")]),
            "destination": .string("next"), "body": .string("{}"),
            "createdAt": .string("2025-11-21T12:00:00.000Z"), "outboxPartition": .string("OUTBOX#3"),
        ])
        #expect(item.key == RecordKey(partition: "CONTRACT#org-1#contract-1", sort: "OUTBOX#next"))
    }
}
