import Dispute
import SharedLayer
import Testing

@Suite("The dispute stack's published schemas")
struct PublishedDisputeSchemaTests {
    @Test(
        "are what the functions check with, byte for byte",
        arguments: [
            ("dispute_request", DisputeRequestSchema.text), ("dispute_evidence_request", EvidenceRequestSchema.text),
            ("dispute_withdrawal_request", WithdrawalRequestSchema.text),
            ("dispute_decision_request", DecisionRequestSchema.text),
        ])
    func equal(name: String, text: String) throws {
        #expect(try DisputeSamples.file("docs/schemas/\(name).schema.json") == text)
        _ = try InputValidator(schema: JSONParser().parse(Array(text.utf8)))
    }

    @Test("are what the OpenAPI document refers to, whose routes are the template's")
    func openAPI() throws {
        let document = try JSONParser().parse(Array(DisputeSamples.file("docs/openapi/dispute.json").utf8))
        let template = try JSONParser().parse(
            Array(DisputeSamples.file("Sources/Handlers/Dispute/template.json").utf8))
        let routes = (template["Resources"]?.object?.members ?? []).compactMap {
            $0.value["Properties"]?["RouteKey"]?.string
        }
        let documented = (document["paths"]?.object?.members ?? []).flatMap { path in
            (path.value.object?.names ?? []).filter { $0 != "parameters" }.map { "\($0.uppercased()) \(path.name)" }
        }
        #expect(documented.sorted() == routes.sorted())
        let schemas = document["components"]?["schemas"]
        for (name, text) in [
            ("DisputeRequest", DisputeRequestSchema.text), ("EvidenceRequest", EvidenceRequestSchema.text),
            ("WithdrawalRequest", WithdrawalRequestSchema.text), ("DecisionRequest", DecisionRequestSchema.text),
        ] {
            #expect(schemas?[name] == (try JSONParser().parse(Array(text.utf8))), "\(name)")
        }
    }

    @Test("take the examples of the OpenAPI document")
    func examples() throws {
        let document = try JSONParser().parse(Array(DisputeSamples.file("docs/openapi/dispute.json").utf8))
        let bodies = (document["paths"]?.object?.members ?? []).compactMap {
            $0.value["post"]?["requestBody"]?["content"]?["application/json"]
        }
        #expect(bodies.count == 4)
        for body in bodies {
            let name = try #require(body["schema"]?["$ref"]?.string?.split(separator: "/").last)
            let schema = try #require(document["components"]?["schemas"]?[String(name)])
            let example = try #require(body["example"])
            #expect(try InputValidator(schema: schema).validate(example) == [], "\(name)")
        }
    }
}
