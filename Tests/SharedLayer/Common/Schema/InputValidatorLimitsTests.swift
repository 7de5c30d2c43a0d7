import SharedLayer
import Testing

@Suite("JSON Schema and hostile input", .timeLimit(.minutes(2)))
struct InputValidatorLimitsTests {
    private static func validator(_ schema: String) throws -> InputValidator {
        try InputValidator(schema: JSONParser().parse(schema))
    }

    /// Arrays inside one another.
    private static func nested(_ levels: Int) -> JSONValue {
        (0..<levels).reduce(JSONValue.null) { inner, _ in .array([inner]) }
    }

    @Test(
        "A document of 10,000 levels is refused, whatever the schema makes of refusals",
        arguments: [
            ##"{"items":{"$ref":"#"}}"##,
            ##"{"not":{"items":{"$ref":"#/$defs/a"}},"$defs":{"a":{"items":{"$ref":"#/$defs/a"}}}}"##,
            ##"{"anyOf":[{"items":{"$ref":"#"}},true]}"##, ##"{"unevaluatedItems":{"$ref":"#"}}"##,
        ])
    func deepDocument(_ schema: String) throws {
        let issues = try Self.validator(schema).validate(Self.nested(10_000))
        #expect(
            issues.map(\.message) == [
                "the document is too deep to be checked: it needs more than 1000 schemas inside one another"
            ])
        #expect(try Self.validator(schema).isValid(Self.nested(100)) != schema.contains("not"))
    }

    @Test("A deep document is no burden where the schema does not go into it")
    func deepDocumentUnseen() throws {
        #expect(try Self.validator(#"{"type":"array","maxItems":1}"#).isValid(Self.nested(10_000)))
        #expect(try !Self.validator(#"{"const":[[[]]]}"#).isValid(Self.nested(10_000)))
        let pair = JSONValue.array([Self.nested(10_000), Self.nested(10_000)])
        #expect(
            try Self.validator(#"{"uniqueItems":true}"#).validate(pair).map(\.message) == [
                "has elements too deep to be compared"
            ])
    }

    @Test("A schema of 10,000 levels is refused", arguments: ["not", "items", "additionalProperties"])
    func deepSchema(_ keyword: String) throws {
        let schema = (0..<10_000).reduce(true as JSONValue) { inner, _ in .object(JSONObject([(keyword, inner)])) }
        let error = try #require(throws: SchemaError.self) { try InputValidator(schema: schema) }
        #expect(error.code == .tooDeep)
        let constant = try #require(throws: SchemaError.self) {
            try InputValidator(schema: .object(JSONObject([("const", Self.nested(10_000))])))
        }
        #expect(constant.code == .tooDeep)
    }

    @Test("A long chain of references is followed")
    func longChain() throws {
        let definitions = (0..<800).map { ##""d\##($0)":{"$ref":"#/$defs/d\##($0 + 1)"}"## }.joined(separator: ",")
        let validator = try Self.validator(
            ##"{"$ref":"#/$defs/d0","$defs":{\##(definitions),"d800":{"type":"string"}}}"##)
        #expect(validator.isValid("a"))
        #expect(validator.validate(1).map(\.schemaPath) == ["/$defs/d800/type"])
    }

    @Test("References that multiply end at a limit")
    func multiplyingReferences() throws {
        let twice = { (place: Int) in
            let next = ##"{"$ref":"#/$defs/d\##(place + 1)"}"##
            return #""d\#(place)":{"allOf":[\#(next),\#(next)]}"#
        }
        let definitions = (0..<40).map(twice).joined(separator: ",")
        let schema = ##"{"$ref":"#/$defs/d0","$defs":{\##(definitions),"d40":{"type":"string"}}}"##
        let issues = try Self.validator(schema).validate("a")
        #expect(
            issues.map(\.message) == ["the document is too large to be checked: it needs more than 5000000 steps"])
    }

    @Test(
        "References that lead back without going into the document are refused",
        arguments: [
            ##"{"$ref":"#"}"##, ##"{"allOf":[{"$ref":"#"}]}"##, ##"{"if":{"$ref":"#"}}"##,
            ##"{"dependentSchemas":{"a":{"$ref":"#"}}}"##,
            ##"{"$defs":{"a":{"$ref":"#/$defs/b"},"b":{"oneOf":[true,{"$ref":"#/$defs/a"}]}}}"##,
        ])
    func cycles(_ schema: String) throws {
        let error = try #require(throws: SchemaError.self) { try Self.validator(schema) }
        #expect(error.code == .cyclicReference)
    }

    @Test("A dynamic reference that leads back ends at the limit")
    func dynamicCycle() throws {
        let schema = ##"{"$dynamicAnchor":"a","$dynamicRef":"#a"}"##
        #expect(try Self.validator(schema).validate(1).count == 1)
    }

    @Test("The most issues are the caller's to choose")
    func issuesMax() throws {
        let schema: JSONValue = ["items": ["type": "string"]]
        let elements = JSONValue.array(Array(repeating: 1, count: 5_000))
        for count in [1, 7] {
            #expect(try InputValidator(schema: schema, issuesMax: count).validate(elements).count == count)
        }
    }

    @Test("Numbers are exact, however long and however far out")
    func numbers() throws {
        let digits = String(repeating: "1234567890", count: 4)
        let cases = [
            (#"{"multipleOf":\#(digits)}"#, digits + "000", true), (#"{"multipleOf":\#(digits)}"#, digits + "1", false),
            (#"{"multipleOf":0.01}"#, "1e400", true), (#"{"multipleOf":1e400}"#, "3e400", true),
            (#"{"multipleOf":1e400}"#, "3e399", false), (#"{"maximum":1e400}"#, "1.1e400", false),
            (#"{"const":\#(digits)}"#, digits + ".0", true), (#"{"minimum":\#(digits)}"#, digits, true),
            (#"{"exclusiveMinimum":\#(digits)}"#, digits, false), (#"{"type":"integer"}"#, "1e400", true),
            (#"{"type":"integer"}"#, "1e-1", false), (#"{"maximum":-0.0}"#, "0", true),
            (#"{"minimum":999999999999999999}"#, "0.000000000000000001", false),
        ]
        for (schema, instance, isValid) in cases {
            #expect(
                try Self.validator(schema).isValid(JSONParser().parse(instance)) == isValid, "\(schema) \(instance)")
        }
    }

    @Test("Formats are asserted as the caller chooses")
    func formats() throws {
        let schema: JSONValue = ["items": ["anyOf": [["format": "ipv4"]]], "prefixItems": [["format": "uuid"]]]
        let document: JSONValue = ["no uuid", "no address"]
        #expect(try InputValidator(schema: schema).validate(document).count == 2)
        #expect(try InputValidator(schema: schema, formats: .declared).isValid(document))
        #expect(try InputValidator(schema: schema, formats: .only([.ipv4])).validate(document).count == 1)
    }

    @Test("A member's name counts by its code points")
    func names() throws {
        let validator = try Self.validator(#"{"properties":{"caf\u00e9":false},"required":["K"]}"#)
        #expect(validator.isValid(["cafe\u{301}": 1, "K": 1]))
        #expect(!validator.isValid(["caf\u{e9}": 1, "K": 1]))
        // The Kelvin sign is canonically equivalent to K.
        #expect(!validator.isValid(["\u{212A}": 1]))
    }

    @Test("A message names what is expected in words")
    func messages() throws {
        let schema =
            #"{"anyOf":[{"type":"string"},{"properties":{"a":{"minimum":3}}}],"propertyNames":{"maxLength":1}}"#
        let issues = try Self.validator(schema).validate(JSONParser().parse(#"{"a":1,"bb":2}"#))
        #expect(
            issues.map { "\($0.instancePath): \($0.message)" } == [
                "/bb: the name of this member must have at most 1 character",
                ": must be valid by at least one of 2 schemas (must be of type string, not object; /a: must be at least 3)",
            ])
    }
}
