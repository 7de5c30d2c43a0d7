import LambdaEvents

/// What a request asks of a collection or of one resource in it, by its method and the path parameter of the resource.
package enum ResourceOperation: Sendable, Hashable {
    case list
    case create
    case read(String)
    case change(String)
    case remove(String)
    /// A POST below a resource: what the route names.
    case act(String)

    /// - Parameter item: the path parameter that names the resource, which routes of the collection do not have.
    /// - Throws: a `Problem` with 404 for an identifier that nothing can have, with 405 for another method.
    package init(_ request: LambdaRequest, item parameter: String) throws(Problem) {
        let item = try request.event.pathParameters?[parameter].map { text throws(Problem) in
            try LambdaRequest.checkedIdentifier(text)
        }
        switch (request.method, item) {
        case ("GET", nil), ("HEAD", nil): self = .list
        case ("POST", nil): self = .create
        case ("GET", let item?), ("HEAD", let item?): self = .read(item)
        case ("PATCH", let item?): self = .change(item)
        case ("DELETE", let item?): self = .remove(item)
        case ("POST", let item?): self = .act(item)
        default: throw .methodNotAllowed(allowed: item == nil ? ["GET", "POST"] : ["DELETE", "GET", "PATCH"])
        }
    }
}

extension LambdaRequest {
    /// The path parameter as an identifier. Throws a `Problem` with 404 for a text that identifies nothing.
    package func pathIdentifier(_ name: String) throws(Problem) -> String {
        try Self.checkedIdentifier(event.pathParameters?[name] ?? "")
    }

    /// Thumbprints in base64url may begin with any of their characters, so the first one is as good as the others here.
    static func checkedIdentifier(_ text: String) throws(Problem) -> String {
        guard JSONValidator().identifierFault("x" + text) == nil, !text.isEmpty else {
            throw .notFound(detail: "Nothing is known under this identifier.")
        }
        return text
    }
}
