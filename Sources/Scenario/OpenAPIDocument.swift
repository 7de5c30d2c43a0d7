import FoundationEssentials
package import SharedLayer
import TestSupport

/// A stack's published OpenAPI document, to hold answers and templates to.
package struct OpenAPIDocument: Sendable {
    private let document: JSONValue

    /// - Parameter name: of the file in docs/openapi, such as `contract`.
    package init(_ name: String) throws {
        let text = try String(contentsOfFile: PackageRoot.file("docs/openapi/\(name).json"), encoding: .utf8)
        document = try JSONParser().parse(text)
    }

    /// Each path with its methods, as API Gateway's route keys have them: `GET /api/v1/contracts`.
    package var routes: Set<String> {
        Set(
            (document["paths"]?.object?.members ?? []).flatMap { path in
                (path.value.object?.names ?? []).map { "\($0.uppercased()) \(path.name)" }
            })
    }

    /// What is wrong with a value as one of the document's schemas.
    package func issues(of value: JSONValue, as schema: String) throws -> [ValidationIssue] {
        var root = document.object ?? JSONObject()
        root["$ref"] = .string("#/components/schemas/\(schema)")
        return try InputValidator(schema: .object(root)).validate(value)
    }

    /// The document's examples of answers with 200, each with the name of its schema.
    package var examples: [(schema: String, value: JSONValue)] {
        (document["paths"]?.object?.members ?? []).compactMap { path in
            let content = path.value["get"]?["responses"]?["200"]?["content"]?["application/json"]
            guard let value = content?["example"],
                let name = content?["schema"]?["$ref"]?.string?.split(separator: "/").last
            else { return nil }
            return (String(name), value)
        }
    }
}
