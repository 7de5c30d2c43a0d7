import FoundationEssentials
import SharedLayer
import Testing

@Suite("JSON Schema's output formats")
struct SchemaOutputTests {
    /// Only failures are told, no annotations.
    private static let leftOut: Set<String> = ["readOnly.json"]

    private func value(_ output: SchemaOutput) throws -> JSONValue {
        try JSONParser().parse(Array(JSONEncoder().encode(output)))
    }

    private func output(_ schema: String, _ document: String, _ style: SchemaOutput.Style) throws -> SchemaOutput {
        let validator = try InputValidator(schema: JSONParser().parse(schema))
        return validator.output(style, of: try JSONParser().parse(document))
    }

    @Test("The published cases are met", arguments: SchemaSuite.paths("output-tests/content"))
    func published(_ path: String) throws {
        if Self.leftOut.contains(path) { return }
        var documents = SchemaDocuments()
        documents.register(
            try SchemaSuite.read("output-tests/output-schema.json"),
            as: "https://json-schema.org/draft/2020-12/output/schema")
        for group in try #require(SchemaSuite.read("output-tests/content/\(path)").array) {
            let validator = try InputValidator(schema: try #require(group["schema"]))
            for example in try #require(group["tests"]?.array) {
                let basic = try value(validator.output(.basic, of: try #require(example["data"])))
                let expected = try InputValidator(
                    schema: try #require(example["output"]?["basic"]), documents: documents, formats: .asserted)
                #expect(expected.validate(basic).isEmpty, "\(basic)")
            }
        }
    }

    @Test(
        "A unit tells the way that evaluation went, and where the keyword stands",
        arguments: [SchemaOutput.Style.basic, .detailed])
    func locations(_ style: SchemaOutput.Style) throws {
        let schema = ##"""
            {"$id":"https://example.com/polygon","items":{"$ref":"#/$defs/point"},
             "$defs":{"point":{"properties":{"x":{"type":"number"}},"required":["x"]}}}
            """##
        let units = try #require(output(schema, #"[{"x":1},{"x":"1"},{}]"#, style).errors)
        #expect(units.map(\.keywordLocation) == ["/items/$ref/properties/x/type", "/items/$ref/required"])
        #expect(
            units.map(\.absoluteKeywordLocation) == [
                "https://example.com/polygon#/$defs/point/properties/x/type",
                "https://example.com/polygon#/$defs/point/required",
            ])
        #expect(units.map(\.instanceLocation) == ["/1/x", "/2"])
        #expect(units.map(\.error) == ["must be of type number, not string", "the member x is missing"])
        #expect(units.allSatisfy { !$0.valid })
    }

    @Test("The alternatives stand below their keyword in the detailed format, and in a row in the basic one")
    func alternatives() throws {
        let schema = #"{"properties":{"a":{"anyOf":[{"type":"string"},{"items":{"minimum":3}}]}}}"#
        let detailed = try #require(output(schema, #"{"a":[5,1]}"#, .detailed).errors)
        #expect(detailed.map(\.keywordLocation) == ["/properties/a/anyOf"])
        let causes = try #require(detailed.first?.errors)
        #expect(
            causes.map(\.keywordLocation) == ["/properties/a/anyOf/0/type", "/properties/a/anyOf/1/items/minimum"])
        #expect(causes.map(\.instanceLocation) == ["/a", "/a/1"])
        let basic = try #require(output(schema, #"{"a":[5,1]}"#, .basic).errors)
        #expect(basic.map(\.keywordLocation) == ["/properties/a/anyOf"] + causes.map(\.keywordLocation))
        #expect(basic.allSatisfy { $0.errors == nil })
    }

    @Test("The flag says yes or no alone")
    func flag() throws {
        #expect(try value(output(#"{"minimum":3}"#, "1", .flag)) == ["valid": false])
        for style in SchemaOutput.Style.allCases {
            #expect(try value(output(#"{"minimum":3}"#, "4", style)) == ["valid": true])
        }
    }
}
