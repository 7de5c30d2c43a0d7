/// The vocabularies of 2020-12 (core, section 8.1.2). Draft 7 is treated as if it had all of the standard ones.
struct SchemaVocabularies: OptionSet, Sendable {
    let rawValue: UInt16

    static let core = SchemaVocabularies(rawValue: 1)
    static let applicator = SchemaVocabularies(rawValue: 2)
    static let unevaluated = SchemaVocabularies(rawValue: 4)
    static let validation = SchemaVocabularies(rawValue: 8)
    static let metadata = SchemaVocabularies(rawValue: 16)
    static let formatAnnotation = SchemaVocabularies(rawValue: 32)
    static let formatAssertion = SchemaVocabularies(rawValue: 64)
    static let content = SchemaVocabularies(rawValue: 128)

    /// What the standard's own metaschema has.
    static let standard: SchemaVocabularies = [
        .core, .applicator, .unevaluated, .validation, .metadata, .formatAnnotation, .content,
    ]

    private static let prefix = "https://json-schema.org/draft/2020-12/vocab/"

    /// Nil when the vocabulary is not known.
    init?(uri: String) {
        guard uri.hasPrefix(Self.prefix) else { return nil }
        switch uri.dropFirst(Self.prefix.count) {
        case "core": self = .core
        case "applicator": self = .applicator
        case "unevaluated": self = .unevaluated
        case "validation": self = .validation
        case "meta-data": self = .metadata
        case "format-annotation": self = .formatAnnotation
        case "format-assertion": self = .formatAssertion
        case "content": self = .content
        default: return nil
        }
    }

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The vocabulary that a keyword of 2020-12 belongs to; nil for those that are no assertion of any.
    static func of(_ keyword: String) -> SchemaVocabularies? {
        switch keyword {
        case "$ref", "$dynamicRef", "$defs", "definitions": .core
        case "prefixItems", "items", "contains", "additionalProperties", "properties", "patternProperties",
            "dependentSchemas", "dependencies", "propertyNames", "if", "then", "else", "allOf", "anyOf", "oneOf", "not":
            .applicator
        case "unevaluatedItems", "unevaluatedProperties": .unevaluated
        case "type", "enum", "const", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum",
            "maxLength", "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxContains", "minContains",
            "maxProperties", "minProperties", "required", "dependentRequired":
            .validation
        case "format": [.formatAnnotation, .formatAssertion]
        default: nil
        }
    }
}
