/// The standard's own schemas, by which schemas are checked.
///
/// Copied from json-schema.org, where they are published under the BSD 3-clause license: Copyright (c) 2022 JSON Schema
/// Specification Authors. They stay texts until a schema refers to one of them.
enum SchemaMetaschemas {
    /// Nil for other URIs.
    static func document(_ uri: String) -> JSONValue? {
        text(SchemaDocuments.key(uri)).flatMap { try? JSONParser().parse($0) }
    }

    private static func text(_ uri: String) -> String? {
        switch uri {
        case "http://json-schema.org/draft-07/schema": draft7
        case "https://json-schema.org/draft/2020-12/schema": root
        case "https://json-schema.org/draft/2020-12/meta/core": core
        case "https://json-schema.org/draft/2020-12/meta/applicator": applicator
        case "https://json-schema.org/draft/2020-12/meta/unevaluated": unevaluated
        case "https://json-schema.org/draft/2020-12/meta/validation": validation
        case "https://json-schema.org/draft/2020-12/meta/meta-data": metaData
        case "https://json-schema.org/draft/2020-12/meta/format-annotation": formatAnnotation
        case "https://json-schema.org/draft/2020-12/meta/format-assertion": formatAssertion
        case "https://json-schema.org/draft/2020-12/meta/content": content
        default: nil
        }
    }
}
