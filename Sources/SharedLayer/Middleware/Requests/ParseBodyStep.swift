/// Reads the body: its exact bytes and the strict JSON in them. Throws a `Problem` with 400 or 413.
package struct ParseBodyStep: RequestStep {
    private let transformer: EventTransformer

    package static let bodyBytesMax = 64 << 10

    package init(bodyBytesMax: Int = ParseBodyStep.bodyBytesMax) {
        transformer = EventTransformer(bodyBytesMax: bodyBytesMax)
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        var parsed = request
        do {
            parsed.body = try transformer.body(of: request.event)
            parsed.document = try transformer.document(parsed.body)
        } catch {
            throw Problem(error, bodyBytesMax: transformer.bodyBytesMax)
        }
        return try await next(parsed)
    }
}
