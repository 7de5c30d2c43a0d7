import Logging

/// Writes one record per request: what was asked, what was answered and how long it took.
package struct LogRequestStep: RequestStep {
    private let now: @Sendable () -> Timestamp

    package init(now: @escaping @Sendable () -> Timestamp = Timestamp.now) {
        self.now = now
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        let start = now()
        let reply = try await next(request)
        var metadata: Logger.Metadata = [
            "method": .string(request.method),
            "path": .string(request.path),
            "status": .stringConvertible(reply.status),
            "milliseconds": .stringConvertible(now().milliseconds(since: start)),
        ]
        if let kind = reply.problemKind { metadata["problem"] = .string(kind) }
        request.logger.log(level: reply.status >= 500 ? .error : .info, "request", metadata: metadata)
        return reply
    }
}
