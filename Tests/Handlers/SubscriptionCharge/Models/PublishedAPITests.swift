import FoundationEssentials
import SharedLayer
import SubscriptionCharge
import TestSupport
import Testing

/// docs/openapi/subscription-charge.json says what the stack does.
@Suite("The published API")
struct PublishedAPITests {
    private static func json(_ path: String) throws -> JSONValue {
        try JSONParser().parse([UInt8](Data(contentsOf: URL(filePath: PackageRoot.file(path)))))
    }

    private static func document() throws -> JSONValue { try json("docs/openapi/subscription-charge.json") }

    @Test("has the template's routes, and no others")
    func routes() throws {
        let resources = try Self.json("Sources/Handlers/SubscriptionCharge/template.json")["Resources"]?.object?.members
        let routes = (resources ?? []).compactMap { $0.value["Properties"]?["RouteKey"]?.string }
        let paths = try Self.document()["paths"]?.object?.members ?? []
        let published = paths.flatMap { path in
            (path.value.object?.members ?? []).map { "\($0.name.uppercased()) \(path.name)" }
        }
        #expect(Set(published) == Set(routes))
        #expect(published.count == 2)
    }

    @Test("asks for what the request's schema asks for")
    func request() throws {
        var schema = try #require(try JSONParser().parse(SubscriptionChargeRequestSchema.text).object)
        schema["$schema"] = nil
        schema["$id"] = nil
        let definitions = try #require(schema["$defs"])
        schema["$defs"] = nil
        let schemas = try #require(try Self.document()["components"]?["schemas"])
        let published = try #require(schemas["SubscriptionCharge"])
        let text = published.description.replacing("#/components/schemas/Identifier", with: "#/$defs/identifier")
        #expect(try JSONParser().parse(text) == .object(schema))
        #expect(schemas["Identifier"]?["pattern"] == definitions["identifier"]?["pattern"])
    }

    @Test("has examples that its schemas allow")
    func examples() throws {
        let document = try Self.document()
        let components = try #require(document["components"])
        var checked = 0
        func check(_ content: JSONValue?) throws {
            for media in content?.object?.members ?? [] {
                let schema = try #require(media.value["schema"]?.object)
                var whole = schema
                whole["components"] = components
                let example = try #require(media.value["example"])
                #expect(try InputValidator(schema: .object(whole)).validate(example) == [])
                checked += 1
            }
        }
        for path in document["paths"]?.object?.members ?? [] {
            for operation in path.value.object?.members ?? [] {
                try check(operation.value["requestBody"]?["content"])
                for response in operation.value["responses"]?.object?.members ?? [] {
                    try check(response.value["content"])
                }
            }
        }
        #expect(checked == 14)
    }

    @Test("describes what the function answers")
    func answer() throws {
        let contract = try Sample.contract()
        let response = try SubscriptionChargeStatusResponse(
            contract, history: [], periods: [ContractPeriodModel(contract)])
        let components = try #require(try Self.document()["components"])
        let schema: JSONValue = ["$ref": "#/components/schemas/ChargeStatus", "components": components]
        #expect(try InputValidator(schema: schema).validate(JSONValueEncoder().encode(response)) == [])
    }
}
