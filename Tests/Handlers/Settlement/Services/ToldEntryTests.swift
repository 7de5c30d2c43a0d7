import Settlement
import SharedLayer
import Testing

@Suite("What the bus tells of an entry")
struct ToldEntryTests {
    @Test("is a charge of the transaction's amount")
    func charge() throws {
        let told = try ToldEntry(body: BusMessage.charge("t-1", "49.90").text)
        #expect(told.kind == .charge && told.sourceID == "t-1")
        #expect(try told.amount == Sample.money(4_990))
        #expect(told.partnerID == "partner-demo" && told.organizationID == "org-demo")
    }

    @Test("is a refund of what the dispute gives back, not of what was disputed")
    func refund() throws {
        let told = try ToldEntry(body: BusMessage.refund("d-1", of: "t-1", "10.00").text)
        #expect(told.kind == .refund && told.sourceID == "d-1" && told.transactionID == "t-1")
        #expect(try told.amount == Sample.money(1_000))
    }

    @Test(
        "and nothing else",
        arguments: [
            "", "{}", #"{"detail-type": "CONTRACT_REJECTED", "detail": {}}"#,
            #"{"detail-type": "CONTRACT_DELIVERED", "detail": {}}"#,
        ]
            + [("49.90", "49.901"), ("49.90", "0"), ("49.90", "-1"), ("49.90", "1e30"), ("USD", "XXX")].map {
                old, new in
                BusMessage.charge("t-1", "49.90").text.replacing(old, with: new)
            })
    func malformed(_ body: String) {
        let error = #expect(throws: SettlementError.self) { try ToldEntry(body: body) }
        #expect(error?.code == .malformedMessage)
    }
}
