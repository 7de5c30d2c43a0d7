import FoundationEssentials
import SharedLayer
import SubscriptionCharge
import TestSupport
import Testing

@Suite("Published schema")
struct PublishedSchemaTests {
    @Test("is what the function checks with, byte for byte")
    func equal() throws {
        let path = PackageRoot.file("docs/schemas/subscription_charge_request.schema.json")
        let published = try Data(contentsOf: URL(filePath: path))
        #expect(String(decoding: published, as: UTF8.self) == SubscriptionChargeRequestSchema.text)
    }
}
