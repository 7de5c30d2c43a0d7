/// A schema, a document and whether the document is valid: the same table for our validator and for another one.
struct SchemaCase: Sendable, Codable, CustomStringConvertible {
    let schema: String
    let instance: String
    let isValid: Bool

    init(_ schema: String, _ instance: String, _ isValid: Bool) {
        self.schema = schema
        self.instance = instance
        self.isValid = isValid
    }

    var description: String { "\(schema) with \(instance)" }

    static let all: [SchemaCase] = scalars + containers + combinations

    static let scalars = [
        SchemaCase("true", "1", true), SchemaCase("false", "1", false), SchemaCase("{}", "null", true),
        SchemaCase(#"{"type":"string"}"#, #""a""#, true), SchemaCase(#"{"type":"string"}"#, "1", false),
        SchemaCase(#"{"type":"integer"}"#, "1.0", true), SchemaCase(#"{"type":"integer"}"#, "1.5", false),
        SchemaCase(#"{"type":"number"}"#, "1", true), SchemaCase(#"{"type":"integer"}"#, "true", false),
        SchemaCase(#"{"type":["string","null"]}"#, "null", true),
        SchemaCase(#"{"type":["string","null"]}"#, "[]", false), SchemaCase(#"{"type":"boolean"}"#, "0", false),
        SchemaCase(#"{"enum":["a",1,null]}"#, "1.0", true), SchemaCase(#"{"enum":["a",1,null]}"#, "true", false),
        SchemaCase(#"{"enum":[[1,{"a":2}]]}"#, #"[1,{"a":2}]"#, true), SchemaCase(#"{"const":0}"#, "false", false),
        SchemaCase(#"{"const":{"a":1,"b":2}}"#, #"{"b":2,"a":1}"#, true),
        SchemaCase(#"{"minimum":1.5}"#, "1.5", true), SchemaCase(#"{"minimum":1.5}"#, "1.4", false),
        SchemaCase(#"{"exclusiveMinimum":0}"#, "0", false), SchemaCase(#"{"exclusiveMinimum":0}"#, "0.01", true),
        SchemaCase(#"{"maximum":10}"#, "10.1", false), SchemaCase(#"{"exclusiveMaximum":10}"#, "10", false),
        SchemaCase(#"{"minimum":5}"#, #""a""#, true), SchemaCase(#"{"multipleOf":2}"#, "7", false),
        SchemaCase(#"{"multipleOf":2}"#, "8", true), SchemaCase(#"{"minLength":2}"#, #""é""#, false),
        SchemaCase(#"{"maxLength":1}"#, #""😀""#, true), SchemaCase(#"{"maxLength":1}"#, #""ab""#, false),
        SchemaCase(#"{"minLength":2.0}"#, #""ab""#, true), SchemaCase(#"{"pattern":"^a"}"#, #""ba""#, false),
        SchemaCase(#"{"pattern":"a+"}"#, #""xaay""#, true), SchemaCase(#"{"pattern":"^a"}"#, "1", true),
    ]

    static let containers = [
        SchemaCase(#"{"minItems":1}"#, "[]", false), SchemaCase(#"{"maxItems":1}"#, "[1,2]", false),
        SchemaCase(#"{"uniqueItems":true}"#, "[1,true,\"1\"]", true),
        SchemaCase(#"{"uniqueItems":true}"#, "[1,1.0]", false),
        SchemaCase(#"{"uniqueItems":true}"#, #"[{"a":1,"b":2},{"b":2,"a":1}]"#, false),
        SchemaCase(#"{"uniqueItems":false}"#, "[1,1]", true),
        SchemaCase(#"{"items":{"type":"string"}}"#, #"["a",1]"#, false),
        SchemaCase(#"{"items":{"type":"string"}}"#, "[]", true), SchemaCase(#"{"items":false}"#, "[1]", false),
        SchemaCase(#"{"prefixItems":[{"type":"string"},{"type":"integer"}]}"#, #"["a",1,null]"#, true),
        SchemaCase(#"{"prefixItems":[{"type":"string"}],"items":false}"#, #"["a",1]"#, false),
        SchemaCase(#"{"items":{"type":"integer"},"prefixItems":[{"type":"string"}]}"#, #"["a",1,2]"#, true),
        SchemaCase(#"{"contains":{"minimum":5}}"#, "[1,2]", false),
        SchemaCase(#"{"contains":{"minimum":5}}"#, "[1,7]", true),
        SchemaCase(#"{"contains":{"minimum":5},"minContains":2}"#, "[7,1]", false),
        SchemaCase(#"{"contains":{"minimum":5},"maxContains":1}"#, "[7,8]", false),
        SchemaCase(#"{"contains":{"minimum":5},"minContains":0}"#, "[]", true),
        SchemaCase(#"{"properties":{"a":{"type":"string"}}}"#, #"{"a":1}"#, false),
        SchemaCase(#"{"properties":{"a":{"type":"string"}}}"#, #"{"b":1}"#, true),
        SchemaCase(#"{"properties":{"a":false}}"#, #"{"a":1}"#, false),
        SchemaCase(#"{"required":["a","b"]}"#, #"{"a":1}"#, false), SchemaCase(#"{"required":["a"]}"#, "[]", true),
        SchemaCase(#"{"properties":{"a":{}},"additionalProperties":false}"#, #"{"a":1,"b":1}"#, false),
        SchemaCase(#"{"properties":{"a":{}},"additionalProperties":false}"#, #"{"a":1}"#, true),
        SchemaCase(#"{"additionalProperties":{"type":"integer"}}"#, #"{"x":1.5}"#, false),
        SchemaCase(
            #"{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}"#, #"{"x-a":"1"}"#, true),
        SchemaCase(
            #"{"patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}"#, #"{"y":"1"}"#, false),
        SchemaCase(#"{"patternProperties":{"^x-":{"type":"string"}}}"#, #"{"x-a":1}"#, false),
        SchemaCase(#"{"propertyNames":{"maxLength":2}}"#, #"{"abc":1}"#, false),
        SchemaCase(#"{"minProperties":1}"#, "{}", false), SchemaCase(#"{"maxProperties":1}"#, #"{"a":1,"b":2}"#, false),
        SchemaCase(#"{"dependentRequired":{"a":["b"]}}"#, #"{"a":1}"#, false),
        SchemaCase(#"{"dependentRequired":{"a":["b"]}}"#, #"{"c":1}"#, true),
        SchemaCase(#"{"dependentSchemas":{"a":{"required":["b"]}}}"#, #"{"a":1}"#, false),
    ]

    static let combinations = [
        SchemaCase(#"{"allOf":[{"minimum":1},{"maximum":3}]}"#, "4", false),
        SchemaCase(#"{"anyOf":[{"type":"string"},{"minimum":3}]}"#, "2", false),
        SchemaCase(#"{"anyOf":[{"type":"string"},{"minimum":3}]}"#, "4", true),
        SchemaCase(#"{"oneOf":[{"multipleOf":2},{"multipleOf":3}]}"#, "6", false),
        SchemaCase(#"{"oneOf":[{"multipleOf":2},{"multipleOf":3}]}"#, "9", true),
        SchemaCase(#"{"not":{"type":"string"}}"#, #""a""#, false), SchemaCase(#"{"not":{"not":{}}}"#, "1", true),
        SchemaCase(#"{"if":{"minimum":10},"then":{"multipleOf":10},"else":{"multipleOf":2}}"#, "15", false),
        SchemaCase(#"{"if":{"minimum":10},"then":{"multipleOf":10},"else":{"multipleOf":2}}"#, "4", true),
        SchemaCase(#"{"if":{"minimum":10},"else":{"multipleOf":2}}"#, "15", true),
        SchemaCase(#"{"then":{"type":"string"}}"#, "1", true),
        SchemaCase(##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"integer"}}}"##, #""x""#, false),
        SchemaCase(##"{"$ref":"#/$defs/a","minimum":3,"$defs":{"a":{"type":"integer"}}}"##, "2", false),
        SchemaCase(##"{"$ref":"#/$defs/a~1b%25~0","$defs":{"a/b%~":{"type":"integer"}}}"##, "2", true),
        SchemaCase(##"{"$ref":"#word","$defs":{"a":{"$anchor":"word","type":"integer"}}}"##, "\"x\"", false),
        SchemaCase(
            ##"{"properties":{"next":{"$ref":"#"},"v":{"type":"integer"}},"required":["v"]}"##,
            #"{"v":1,"next":{"v":2,"next":{}}}"#, false),
        SchemaCase(
            ##"{"properties":{"next":{"$ref":"#"},"v":{"type":"integer"}},"required":["v"]}"##,
            #"{"v":1,"next":{"v":2}}"#, true),
        SchemaCase(#"{"title":"t","x-unknown":{"type":"nonsense"},"default":1,"format":"made-up"}"#, "1", true),
        SchemaCase(
            ##"{"$id":"https://example.com/s","$ref":"https://example.com/s#/$defs/a","$defs":{"a":{"const":1}}}"##,
            "2", false),
    ]
}
