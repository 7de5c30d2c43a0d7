import SharedLayer

extension LambdaRequest {
    /// The document as a type whose schema it meets. Throws `malformedRequest`, and a `Problem` with 400.
    func read<Body: Decodable>(_ type: Body.Type, _ schema: AuthenticationSchema) throws -> Body {
        let issues = try schema.validator().validate(document)
        guard issues.isEmpty else {
            throw AuthenticationError(.malformedRequest, "The document does not meet its schema", issues: issues)
        }
        return try payload(type)
    }
}
