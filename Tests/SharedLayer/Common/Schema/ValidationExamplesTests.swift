import SharedLayer
import Testing

/// What `docs/shared-layer/validation.md` shows.
@Suite("The examples of validation.md")
struct ValidationExamplesTests {
    private let schemaText = #"{"required":["id"],"properties":{"id":{"type":"string"}}}"#

    @Test("A document is checked")
    func shortest() throws {
        let body = #"{"id":5}"#
        let validator = try InputValidator(schema: JSONParser().parse(schemaText))
        let issues = validator.validate(try JSONParser().parse(body))
        for issue in issues { print(issue.instancePath, issue.message) }
        #expect(issues.map(\.message) == ["must be of type string, not number"])
    }

    @Test("A schema refers to another, with options")
    func documents() throws {
        let schema: JSONValue = ["items": ["$ref": "https://example.com/address"]]
        let address: JSONValue = ["properties": ["zip": ["pattern": "^[0-9]{5}$"]]]
        var documents = SchemaDocuments()
        documents.register(address, as: "https://example.com/address")
        let validator = try InputValidator(
            schema: schema, documents: documents, formats: .only([.date, .uuid]), draft: .draft7, issuesMax: 10)
        #expect(validator.validate([["zip": "x"]]).map(\.instancePath) == ["/0/zip"])
    }

    @Test("The output is the standard's")
    func output() throws {
        let validator = try InputValidator(schema: JSONParser().parse(schemaText))
        let output = validator.output(.basic, of: ["id": 5])
        #expect(output.errors?.first?.keywordLocation == "/properties/id/type")
    }

    @Test("A schema is checked by its metaschema")
    func schemas() throws {
        let schemas = try InputValidator.ofSchemas(.draft202012)
        #expect(schemas.validate(["type": "money"]).isEmpty == false)
    }

    @Test("A pipeline's validator is tested by documents alone")
    func contracts() async throws {
        let document: JSONValue = ["member": "m-1", "days": 40]
        let result = try await LoanValidator().validate(document) { loan in
            LoanFacts(daysMax: 30)
        }
        #expect(result.codes == ["LOAN_TOO_LONG"])
    }
}
