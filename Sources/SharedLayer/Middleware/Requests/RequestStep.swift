/// One step around a handler: it may look at the request, change it, answer itself, or change the reply.
///
/// Steps stand in a chain; each decides whether `next` is called.
package protocol RequestStep: Sendable {
    typealias Next = (LambdaRequest) async throws -> LambdaReply

    func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply
}
