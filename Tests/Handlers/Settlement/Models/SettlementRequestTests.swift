import FoundationEssentials
import Settlement
import SharedLayer
import TestSupport
import Testing

@Suite("A settlement's request")
struct SettlementRequestTests {
    static let good = """
        {"settlement_id": "s-1", "organization_id": "org-1", "publisher_id": "p-1", "partner_id": "partner-1", \
        "currency": "USD", "period_start": "2026-11-21T00:00:00Z", "period_end": "2026-11-22T00:00:00Z"}
        """

    @Test("is read as it says")
    func read() throws {
        let request = try Self.read(Self.good)
        #expect(request.reference == SettlementReference(organizationID: "org-1", settlementID: "s-1"))
        #expect(request.periodEnd.text == "2026-11-22T00:00:00.000Z")
        #expect(request.templateVersion == nil)
    }

    @Test(
        "is refused, with the place that is wrong",
        arguments: [
            (#""s-1""#, "1", "/settlement_id"), (#""s-1""#, #""a#b""#, "/settlement_id"),
            ("USD", "usd", "/currency"), ("USD", "XXX", "/currency"), ("2026-11-22T", "2026-11-32T", "/period_end"),
            ("2026-11-22T", "2026-11-20T", "/period_end"), ("2026-11-22T", "2026-11-21T", "/period_end"),
            ("2026-11-21T00:00:00Z", "yesterday", "/period_start"), ("{", #"{"surprise": 1, "#, "/surprise"),
            (#", "currency": "USD""#, "", ""), (#""currency": "USD""#, #""currency": null"#, "/currency"),
        ])
    func refused(old: String, new: String, pointer: String) throws {
        let error = #expect(throws: SettlementError.self) { try Self.read(Self.good.replacing(old, with: new)) }
        #expect(error?.code == .malformedRequest)
        #expect(error?.issues.map(\.instancePath) == [pointer], "\(error?.issues ?? [])")
    }

    @Test("has a schema that is published, byte for byte")
    func published() throws {
        let path = PackageRoot.file("docs/schemas/settlement_request.schema.json")
        let published = try Data(contentsOf: URL(filePath: path))
        #expect(String(decoding: published, as: UTF8.self) == SettlementRequestSchema.text)
    }

    private static func read(_ text: String) throws -> SettlementRequest {
        try SettlementRequest(
            document: JSONParser().parse(Array(text.utf8)), schema: SettlementRequestSchema.validator())
    }
}
