import SharedLayer
import Testing

@Suite("Record shapes")
struct RecordShapeTests {
    @Test("refuses identifiers that would break a table's keys", arguments: ["", "a#b", "-a", "ä", "a b"])
    func identifiers(id: String) {
        let mPass = MPassModel(mPassID: id, organizationID: "org-1", status: .active, tier: .gold)
        #expect(throws: ShapeError.self) { try mPass.validateShape() }
    }

    @Test(
        "refuses a partner that could not be called",
        arguments: [
            ("ftp://partner.example", "X-API-Key", "key"), ("https://partner.example", "X-API-Key: a", "key"),
            ("https://partner.example", "X-API-Key", ""), ("https://partner.example", "X-API-Key", "a\r\nb: c"),
        ])
    func partners(url: String, header: String, key: String) {
        let partner = PartnerModel(
            partnerID: "p-1", name: "P", status: .active, endpointURL: url, apiKeyHeader: header, apiKey: key)
        #expect(throws: ShapeError.self) { try partner.validateShape() }
    }

    @Test("keeps contracts of the same name in two organizations apart")
    func contractKeys() {
        let first = ContractReference(organizationID: "a", contractID: "b")
        let second = ContractReference(organizationID: "a-b", contractID: "b")
        #expect(ContractModel.key(first) != ContractModel.key(second))
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
}
