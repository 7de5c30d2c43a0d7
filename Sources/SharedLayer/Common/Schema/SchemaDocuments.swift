/// Schemas that others may refer to, by their URIs. Nothing is ever fetched: what is not here is not found.
package struct SchemaDocuments: Sendable {
    private(set) var schemas: [String: JSONValue] = [:]

    package init() {}

    /// Registers a schema under the URI by which others refer to it; its own `$id`, when it has one, counts as well.
    package mutating func register(_ schema: JSONValue, as uri: String) {
        schemas[Self.key(uri)] = schema
    }

    /// An empty fragment names the same document as none.
    static func key(_ uri: String) -> String {
        uri.last == "#" ? String(uri.dropLast()) : uri
    }

    subscript(uri: String) -> JSONValue? { schemas[Self.key(uri)] }
}
