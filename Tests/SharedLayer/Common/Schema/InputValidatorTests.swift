import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

@Suite("JSON Schema")
struct InputValidatorTests {
    private static func validator(_ schema: String) throws -> InputValidator {
        try InputValidator(schema: JSONParser().parse(schema))
    }

    @Test("Every keyword accepts and refuses what the standard says", arguments: SchemaCase.all)
    func keywords(_ example: SchemaCase) throws {
        let issues = try Self.validator(example.schema).validate(JSONParser().parse(example.instance))
        #expect(issues.isEmpty == example.isValid, "\(issues)")
    }

    @Test("Python's jsonschema comes to the same verdicts", .tags(.wire, .slow), .timeLimit(.minutes(10)))
    func foreignVerdicts() async throws {
        let environment = try await PythonEnvironment.prepare("jsonschema", packages: ["jsonschema==4.25.1"])
        let script = """
            import json, sys
            from jsonschema import Draft202012Validator
            cases = json.load(open(sys.argv[1]))
            print("".join("1" if Draft202012Validator(json.loads(c["schema"])).is_valid(json.loads(c["instance"]))
                          else "0" for c in cases))
            """
        try await TemporaryDirectory.with { directory in
            let cases = String(decoding: try JSONEncoder().encode(SchemaCase.all), as: UTF8.self)
            let file = try directory.write("cases.json", cases)
            let finished = try await ChildProcess.finish(environment.python, ["-c", script, file])
            let verdicts = finished.output.filter { $0 == "0" || $0 == "1" }
            try #require(verdicts.count == SchemaCase.all.count, "\(finished.output)")
            for (verdict, example) in zip(verdicts, SchemaCase.all) {
                #expect((verdict == "1") == example.isValid, "\(example)")
            }
        }
    }

    @Test(
        "Formats are assertions",
        arguments: [
            ("date", "2025-01-16", true), ("date", "2025-02-30", false), ("date", "2024-02-29", true),
            ("date-time", "2025-01-16T09:30:00Z", true), ("date-time", "2025-01-16", false),
            ("uuid", "2EB8AA08-aa98-11ea-b4aa-73b441d16380", true), ("uuid", "2eb8aa08aa9811eab4aa73b441d16380", false),
            ("uuid", "2eb8aa08-aa98-11ea-b4aa-73b441d1638g", false), ("uri", "https://example.com/a?b=c#d", true),
            ("uri", "urn:isbn:0451450523", true), ("uri", "//example.com", false), ("uri", "a b:c", false),
            ("uri", "http://example.com/%zz", false), ("uri", "http://[::1]:80/", true), ("uri", "http://a[b]/", false),
            ("uri", "http://exämple.com", false), ("uri", "", false), ("email", "joe.bloggs@example.com", true),
            ("email", "2962", false), ("email", ".a@example.com", false), ("email", "a@-b.com", false),
            ("email", "a@b@c", false),
        ])
    func formats(_ format: String, _ text: String, _ isValid: Bool) throws {
        let validator = try Self.validator(#"{"format":"\#(format)"}"#)
        #expect(validator.validate(.string(text)).isEmpty == isValid)
        #expect(validator.validate(1).isEmpty)
    }

    @Test("Decimals are compared exactly, where a binary number would err")
    func exactDecimals() throws {
        #expect(try Self.validator(#"{"multipleOf":0.01}"#).validate(JSONParser().parse("4.35")).isEmpty)
        #expect(try Self.validator(#"{"multipleOf":0.01}"#).validate(JSONParser().parse("4.355")).count == 1)
        #expect(
            try Self.validator(#"{"maximum":9007199254740992}"#).validate(JSONParser().parse("9007199254740993")).count
                == 1)
        #expect(try Self.validator(#"{"maximum":1e400}"#).validate(JSONParser().parse("1e399")).isEmpty)
    }

    @Test("An issue tells the place in the document and in the schema")
    func places() throws {
        let schema = ##"""
            {"type":"object","required":["amount"],"additionalProperties":false,
             "properties":{"list":{"items":{"$ref":"#/$defs/name"}},"a/b~":{"type":"null"}},
             "$defs":{"name":{"type":"string"}}}
            """##
        let issues = try Self.validator(schema).validate(JSONParser().parse(#"{"list":["x",5],"a/b~":1,"extra":1}"#))
        #expect(
            issues.map { "\($0.instancePath) \($0.schemaPath): \($0.message)" } == [
                " /required: the member amount is missing",
                "/list/1 /$defs/name/type: must be of type string, not number",
                "/a~1b~0 /properties/a~1b~0/type: must be of type null, not number",
                "/extra /additionalProperties: this member is not known",
            ])
    }

    @Test(
        "A schema that would be misunderstood is refused with its place",
        arguments: [
            (#"{"unevaluatedProperties":5}"#, .invalidKeyword, "/unevaluatedProperties"),
            (##"{"properties":{"a":{"$dynamicRef":"#x"}}}"##, .unresolvableReference, "/properties/a/$dynamicRef"),
            (#"{"type":"money"}"#, .invalidKeyword, "/type"), (#"{"minLength":-1}"#, .invalidKeyword, "/minLength"),
            (#"{"required":"a"}"#, .invalidKeyword, "/required"), (#"{"items":[{}]}"#, .invalidKeyword, "/items"),
            (#"{"multipleOf":0}"#, .invalidKeyword, "/multipleOf"), (#"{"allOf":[]}"#, .invalidKeyword, "/allOf"),
            (#"{"pattern":"("}"#, .invalidPattern, "/pattern"), ("5", .invalidKeyword, ""),
            (##"{"$ref":"#/$defs/none"}"##, .unresolvableReference, "/$ref"),
            (#"{"$ref":"https://example.com/other"}"#, .unresolvableReference, "/$ref"),
            (##"{"$ref":"#"}"##, .cyclicReference, ""),
            (
                ##"{"$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"not":{"$ref":"#/$defs/a"}}}}"##,
                .cyclicReference, "/$defs/a"
            ),
            (#"{"$schema":"http://json-schema.org/draft-04/schema#"}"#, .unsupportedDialect, "/$schema"),
            (#"{"format":1}"#, .invalidKeyword, "/format"),
            (
                #"{"properties":{"a":{"$id":"urn:b"},"b":{"$id":"urn:b"}}}"#, .ambiguousIdentifier, "/properties/b"
            ),
            (##"{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}"##, .ambiguousIdentifier, "/$defs/b"),
            (#"{"$defs":{"unused":{"type":7}}}"#, .invalidKeyword, "/$defs/unused/type"),
        ] as [(String, SchemaError.Code, String)])
    func refusedSchemas(_ schema: String, _ code: SchemaError.Code, _ pointer: String) throws {
        let error = try #require(throws: SchemaError.self) { try Self.validator(schema) }
        #expect(error.code == code)
        #expect(error.schemaPath == pointer)
    }

    @Test("Issues are bounded, however many there are")
    func bounded() throws {
        let elements = JSONValue.array(Array(repeating: 1, count: 5_000))
        let issues = try Self.validator(#"{"items":{"type":"string"}}"#).validate(elements)
        #expect(issues.count == InputValidator.issuesMax)
    }
}
