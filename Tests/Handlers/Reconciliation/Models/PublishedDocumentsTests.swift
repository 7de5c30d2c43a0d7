import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@testable import Reconciliation

@Suite("What is published about reconciliations")
struct PublishedDocumentsTests {
    private func document(_ path: String) throws -> JSONValue {
        try JSONParser().parse([UInt8](Data(contentsOf: URL(filePath: PackageRoot.file(path)))))
    }

    @Test("The published schema is the one that is checked, byte for byte")
    func schema() throws {
        let text = try String(
            contentsOfFile: PackageRoot.file("docs/schemas/reconciliation_request.schema.json"), encoding: .utf8)
        #expect(text == ReconciliationRequestSchema.text)
    }

    @Test("The OpenAPI document has each route of the template, and no other")
    func routes() throws {
        let template = try document("Sources/Handlers/Reconciliation/template.json")
        let routes = (template["Resources"]?.object?.members ?? []).compactMap {
            $0.value["Properties"]?["RouteKey"]?.string
        }
        let paths = try document("docs/openapi/reconciliation.json")["paths"]?.object?.members ?? []
        let documented = paths.flatMap { path in
            (path.value.object?.names ?? []).map { "\($0.uppercased()) \(path.name)" }
        }
        #expect(Set(routes) == Set(documented) && routes.count == 3)
    }

    @Test("The OpenAPI document's example is a request that is accepted")
    func example() throws {
        let api = try document("docs/openapi/reconciliation.json")
        let content = api["paths"]?["/api/v1/events/reconciliations"]?["post"]?["requestBody"]?["content"]
        let example = try #require(content?["application/json"]?["example"])
        let request = try ReconciliationRequest(document: example, schema: ReconciliationRequestSchema.validator())
        #expect(request.reference.reconciliationID == "october-1")
    }
}
