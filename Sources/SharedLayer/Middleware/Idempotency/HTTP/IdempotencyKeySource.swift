/// Where a request's idempotency key comes from.
package enum IdempotencyKeySource: Sendable {
    /// The header `Idempotency-Key`; where it is not required, a request without one is served without a record.
    case header(isRequired: Bool)
    /// These places of the document together, as JSON pointers, such as `/order_id`. All of them must be there.
    case document([String])
    /// The value is nil for a request without a key, which is served without a record.
    case custom(@Sendable (LambdaRequest) throws -> String?)

    /// Throws `missingKey`, `invalidKey`, `invalidPayload`, and what a custom source throws.
    func value(of request: LambdaRequest) throws -> String? {
        switch self {
        case .header(let isRequired):
            if let field = request.header(IdempotencyKeyField.name) { return try IdempotencyKeyField.key(field) }
            guard !isRequired else {
                throw IdempotencyError(.missingKey, "the header Idempotency-Key is required")
            }
            return nil
        case .document(let pointers):
            let values = try pointers.map { pointer throws(IdempotencyError) in
                guard let value = request.document.value(at: pointer), value != .null else {
                    throw IdempotencyError(.missingKey, "the document has nothing at \(pointer)")
                }
                return value
            }
            // A hash, because what is there may be longer than a key.
            return try IdempotencyPayload.document(.array(values)).fingerprint()
        case .custom(let value):
            return try value(request)
        }
    }
}
