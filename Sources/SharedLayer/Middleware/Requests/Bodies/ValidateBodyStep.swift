/// Checks the body's document against a schema. Throws a `Problem` with 400 that lists what is wrong.
package struct ValidateBodyStep: RequestStep {
    private let validator: @Sendable () throws -> InputValidator

    package init(_ validator: InputValidator) {
        self.validator = { validator }
    }

    /// For a schema that is compiled when the first request comes, not in the init phase.
    package init(_ validator: Lazy<InputValidator, SchemaError>) {
        self.validator = { try validator.value() }
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        let issues = try validator().validate(request.document)
        guard issues.isEmpty else {
            throw Problem.badRequest(
                detail: "The document does not meet its schema.", kind: "invalid-document",
                title: "The document is not valid", errors: issues)
        }
        return try await next(request)
    }
}
