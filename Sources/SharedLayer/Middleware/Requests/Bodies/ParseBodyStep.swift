/// Reads the body: its exact bytes and the strict JSON in them. Throws a `Problem` with 400 or 413.
///
/// GET, HEAD, DELETE and OPTIONS may come without a body; the document is null then.
package struct ParseBodyStep: RequestStep {
    private let transformer: EventTransformer

    package static let bodyBytesMax = 64 << 10
    /// Methods whose content means nothing (RFC 9110 section 9.3).
    private static let bodylessMethods: Set<String> = ["GET", "HEAD", "DELETE", "OPTIONS"]

    package init(bodyBytesMax: Int = ParseBodyStep.bodyBytesMax) {
        transformer = EventTransformer(bodyBytesMax: bodyBytesMax)
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        var parsed = request
        do {
            if !request.isBodyRead { parsed.body = try transformer.body(of: request.event) }
            parsed.isBodyRead = true
            if !parsed.body.isEmpty || !Self.bodylessMethods.contains(request.method) {
                parsed.document = try transformer.document(parsed.body)
            }
        } catch {
            throw Problem(error, bodyBytesMax: transformer.bodyBytesMax)
        }
        return try await next(parsed)
    }
}
