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
            let schema = try #require(Self.component(JSONParser().parse(Array(text.utf8))).object)
            for definition in schema["$defs"]?.object?.members ?? [] {
                #expect(schemas?[Self.componentName(definition.name)] == definition.value, "\(definition.name)")
            }
            var members = schema
            for name in ["$schema", "$id", "$defs"] { members[name] = nil }
            #expect(schemas?[name] == .object(members), "\(name)")
        }
    }

    /// A schema as OpenAPI has it: what it refers to is a component.
    private static func component(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map { member in
                        guard member.name == "$ref", let name = member.value.string?.split(separator: "/").last else {
                            return (member.name, component(member.value))
                        }
                        return ("$ref", .string("#/components/schemas/" + componentName(String(name))))
                    }))
        case .array(let elements): .array(elements.map(component))
        default: value
        }
    }

    private static func componentName(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    @Test("take the examples of the OpenAPI document, as its answers' schemas take theirs")
    func examples() throws {
        let document = try JSONParser().parse(Array(DisputeSamples.file("docs/openapi/dispute.json").utf8))
        var contents: [JSONValue] = []
        for path in document["paths"]?.object?.members ?? [] {
            for operation in (path.value.object?.members ?? []).filter({ $0.name != "parameters" }).map(\.value) {
                contents += [operation["requestBody"], operation["responses"]?["200"]].compactMap {
                    $0?["content"]?["application/json"]
                }
            }
        }
        #expect(contents.count == 9)
        for content in contents {
            let reference = try #require(content["schema"]?["$ref"])
            let schema: JSONValue = ["$ref": reference, "components": try #require(document["components"])]
            let example = try #require(content["example"])
            #expect(try InputValidator(schema: schema).validate(example) == [], "\(reference)")
            #expect(try InputValidator(schema: schema).validate(["surprise": 1]) != [], "\(reference)")
        }
    }
}
