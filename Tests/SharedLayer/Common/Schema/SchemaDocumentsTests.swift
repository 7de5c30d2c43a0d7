import SharedLayer
import Testing

@Suite("JSON Schemas that refer to others")
struct SchemaDocumentsTests {
    private let address: JSONValue = [
        "$id": "https://example.com/address", "required": ["city"], "properties": ["city": ["type": "string"]],
    ]

    @Test("A registered schema is found, and an issue in it tells the URI")
    func registered() throws {
        var documents = SchemaDocuments()
        documents.register(address, as: "https://example.com/address")
        let schema: JSONValue = ["properties": ["home": ["$ref": "https://example.com/address"]]]
        let validator = try InputValidator(schema: schema, documents: documents)
        let issue = try #require(validator.validate(["home": ["city": 5]]).first)
        #expect(issue.instancePath == "/home/city")
        #expect(issue.schemaPath == "https://example.com/address#/properties/city/type")
    }

    @Test("What is not registered is refused: nothing is fetched")
    func unknown() throws {
        let error = try #require(throws: SchemaError.self) {
            try InputValidator(schema: ["$ref": "https://example.com/address"])
        }
        #expect(error.code == .unresolvableReference)
        #expect(error.message == "nothing is registered as https://example.com/address; references are never fetched")
    }

    @Test("An error in a registered schema tells its URI")
    func faulty() throws {
        var documents = SchemaDocuments()
        documents.register(["properties": ["a": ["minLength": "5"]]], as: "urn:faulty")
        let error = try #require(throws: SchemaError.self) {
            try InputValidator(schema: ["$ref": "urn:faulty"], documents: documents)
        }
        #expect(error.schemaPath == "urn:faulty#/properties/a/minLength")
    }

    @Test(
        "Schemas are checked by their metaschemas",
        arguments: [
            (#"{"type":"object"}"#, true), (#"{"type":"money"}"#, false), (#"{"minLength":-1}"#, false),
            (#"{"properties":{"a":{"required":"b"}}}"#, false), ("true", true), ("5", false),
        ])
    func metaschemas(_ schema: String, _ isValid: Bool) throws {
        for draft in SchemaDraft.allCases {
            let validator = try InputValidator.ofSchemas(draft)
            #expect(try validator.validate(JSONParser().parse(schema)).isEmpty == isValid, "\(draft)")
        }
    }

    @Test("A dialect may do without a vocabulary, but not require one that is not known")
    func vocabularies() throws {
        var documents = SchemaDocuments()
        let metaschema: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$vocabulary": [
                "https://json-schema.org/draft/2020-12/vocab/core": true, "https://example.com/vocab": false,
            ],
        ]
        documents.register(metaschema, as: "https://example.com/dialect")
        let validator = try InputValidator(
            schema: ["$schema": "https://example.com/dialect", "minimum": 3], documents: documents)
        #expect(validator.isValid(1))

        documents.register(["$vocabulary": ["https://example.com/vocab": true]], as: "https://example.com/strict")
        let error = try #require(throws: SchemaError.self) {
            try InputValidator(schema: ["$schema": "https://example.com/strict"], documents: documents)
        }
        #expect(error.code == .unsupportedDialect)
    }

    @Test("$schema decides how a keyword is read")
    func dialects() throws {
        let tuple: JSONValue = [["type": "string"]]
        let draft7: JSONValue = ["$schema": "http://json-schema.org/draft-07/schema#", "items": tuple]
        #expect(try InputValidator(schema: draft7).validate([1]).count == 1)
        #expect(try InputValidator(schema: ["items": tuple], draft: .draft7).validate([1]).count == 1)
        #expect(throws: SchemaError.self) { try InputValidator(schema: ["items": tuple]) }
    }
}
