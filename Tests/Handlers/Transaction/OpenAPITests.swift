import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("The transaction stack's OpenAPI document")
struct OpenAPITests {
    @Test("has the routes that the template has, and no other")
    func routes() throws {
        let text = try String(
            contentsOfFile: PackageRoot.file("Sources/Handlers/Transaction/template.json"), encoding: .utf8)
        let resources = try JSONParser().parse(text)["Resources"]?.object?.members ?? []
        let routes = resources.compactMap { $0.value["Properties"]?["RouteKey"]?.string }
        #expect(!routes.isEmpty)
        #expect(try OpenAPIDocument("transaction").routes == Set(routes))
    }

    @Test("has examples that are what its schemas say")
    func examples() throws {
        let document = try OpenAPIDocument("transaction")
        #expect(!document.examples.isEmpty)
        for example in document.examples {
            #expect(try document.issues(of: example.value, as: example.schema) == [], "\(example.schema)")
        }
    }
}
