import FoundationEssentials
import TestSupport
import Testing

@testable import Authentication

@Suite("The published schemas of management requests")
struct PublishedSchemaTests {
    @Test("are what the functions check with, byte for byte", arguments: AuthenticationSchema.allCases)
    func equal(_ schema: AuthenticationSchema) throws {
        let path = PackageRoot.file("docs/schemas/\(schema.rawValue).schema.json")
        let published = try Data(contentsOf: URL(filePath: path))
        #expect(String(decoding: published, as: UTF8.self) == schema.text)
        _ = try schema.compile()
    }
}
