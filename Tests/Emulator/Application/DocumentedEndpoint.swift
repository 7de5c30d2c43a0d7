import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport

/// One method of one path, as a stack's OpenAPI document tells of it.
struct DocumentedEndpoint: Sendable, CustomStringConvertible {
    let method: HTTPRequest.Method
    let path: String
    /// Names of headers, each of which opens it; empty where anybody may call, or where it is opened otherwise.
    let credentials: Set<String>
    /// Media type and example of a body; nil where it takes none.
    let body: (type: String, example: [UInt8])?
    /// The parameters of its query.
    let query: Set<String>
    /// Media types of what it answers when it refuses: OAuth has errors of its own (RFC 6749, 5.2), and pages for people.
    let failureTypes: Set<String>
    /// Methods that the path has.
    let siblings: Set<String>

    var description: String { "\(method.rawValue) \(path)" }
    var isSigned: Bool { credentials.contains("X-JWS-Signature") }
    var takesAPIKey: Bool { credentials.contains("X-API-Key") }
    var takesJSON: Bool { body?.type.hasSuffix("json") == true }

    /// The path with its parameters' values; what is not in `values` gets a name that nothing has.
    func path(_ values: [String: String]) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            guard segment.first == "{", segment.last == "}" else { return String(segment) }
            let name = String(segment.dropFirst().dropLast())
            return values[name] ?? (name == "thumbprint" ? Self.thumbprintOfNothing : "nothing-has-this-name")
        }.joined(separator: "/")
    }

    private static let thumbprintOfNothing = String(repeating: "A", count: 43)

    /// Every endpoint of every document in docs/openapi.
    static func all() throws -> [DocumentedEndpoint] {
        let files = try FileManager.default.contentsOfDirectory(atPath: PackageRoot.file("docs/openapi"))
        return try files.filter { $0.hasSuffix(".json") }.sorted().flatMap { file in
            let text = try String(contentsOfFile: PackageRoot.file("docs/openapi/\(file)"), encoding: .utf8)
            return endpoints(of: try JSONParser().parse(text))
        }
    }

    private static func endpoints(of document: JSONValue) -> [DocumentedEndpoint] {
        (document["paths"]?.object?.members ?? []).flatMap { path in
            let operations = (path.value.object?.members ?? []).compactMap { member in
                HTTPRequest.Method(rawValue: member.name.uppercased()).map { ($0, member.value) }
            }
            let shared = path.value["parameters"]?.array ?? []
            return operations.map { method, operation in
                DocumentedEndpoint(
                    method: method, path: path.name, credentials: credentials(of: operation, in: document),
                    body: body(of: operation),
                    query: Set(
                        ((operation["parameters"]?.array ?? []) + shared).map { resolved($0, in: document) }
                            .filter { $0["in"] == "query" }.compactMap { $0["name"]?.string }),
                    failureTypes: failureTypes(of: operation, in: document),
                    siblings: Set(operations.map { $0.0.rawValue }))
            }
        }
    }

    private static func credentials(of operation: JSONValue, in document: JSONValue) -> Set<String> {
        let required = (operation["security"] ?? document["security"])?.array ?? []
        let schemes = required.flatMap { $0.object?.names ?? [] }.compactMap {
            document["components"]?["securitySchemes"]?[$0]
        }
        return Set(schemes.filter { $0["in"] == "header" }.compactMap { $0["name"]?.string })
    }

    private static func body(of operation: JSONValue) -> (type: String, example: [UInt8])? {
        guard let content = operation["requestBody"]?["content"]?.object?.members.first else { return nil }
        let example = content.value["example"] ?? content.value["examples"]?.object?.members.first?.value["value"]
        return (content.name, (example ?? [:]).bytes)
    }

    private static func failureTypes(of operation: JSONValue, in document: JSONValue) -> Set<String> {
        let failures = (operation["responses"]?.object?.members ?? []).filter { $0.name >= "4" }
        return Set(failures.flatMap { resolved($0.value, in: document)["content"]?.object?.names ?? [] })
    }

    /// Follows a reference into the document itself.
    private static func resolved(_ value: JSONValue, in document: JSONValue) -> JSONValue {
        guard let reference = value["$ref"]?.string else { return value }
        return reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? .null }
    }
}
