/// Takes the body's exact bytes, before anyone looks into them. Throws a `Problem` with 413 or 415.
///
/// A body without a `content-type` counts as one of an accepted type (RFC 9110 section 8.3); one with a content coding
/// is refused, since nothing here decodes any.
package struct ReadBodyStep: RequestStep {
    private let transformer: EventTransformer
    private let mediaTypes: [String]

    /// - Parameter mediaTypes: in lower case; empty takes any.
    package init(
        bodyBytesMax: Int = ParseBodyStep.bodyBytesMax, mediaTypes: [String] = ["application/json"]
    ) {
        transformer = EventTransformer(bodyBytesMax: bodyBytesMax)
        self.mediaTypes = mediaTypes
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        var read = request
        do {
            read.body = try transformer.body(of: request.event)
        } catch {
            throw Problem(error, bodyBytesMax: transformer.bodyBytesMax)
        }
        read.isBodyRead = true
        if !read.body.isEmpty { try checkType(of: request) }
        return try await next(read)
    }

    private func checkType(of request: LambdaRequest) throws(RefusedRequest) {
        if let coding = request.header("content-encoding"), coding.lowercased() != "identity" {
            throw RefusedRequest(
                .unsupportedMediaType(accepted: mediaTypes, detail: "The body must have no content coding."),
                headers: ["accept-encoding": "identity"])
        }
        guard let field = request.header("content-type"), !mediaTypes.isEmpty else { return }
        guard let type = MediaType(field), type.isUTF8, mediaTypes.contains(where: type.matches) else {
            let accepted = mediaTypes.joined(separator: ", ")
            throw RefusedRequest(
                .unsupportedMediaType(accepted: mediaTypes, detail: "The body must be \(accepted) in UTF-8."),
                headers: ["accept": accepted])
        }
    }
}
