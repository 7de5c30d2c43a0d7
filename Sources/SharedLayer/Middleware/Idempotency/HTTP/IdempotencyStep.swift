import FunctionRuntime
import LambdaEvents
import Logging

/// Serves each request once: repeats with the same key get the first one's answer, marked by `idempotency-replayed: true`.
///
/// The key counts for one caller (the principal) and one route; the request that it belongs to is its method, path, query
/// and document. Without an authorizer before this step all callers count as one: keys are then all that keeps their
/// answers apart. Throws `IdempotencyError`, and what the handler throws.
///
/// Source: draft-ietf-httpapi-idempotency-key-header-07.
package struct IdempotencyStep: RequestStep {
    package static let replayedHeader = "idempotency-replayed"

    private let idempotency: Idempotency
    private let source: IdempotencyKeySource
    private let methods: Set<String>
    private let answers: FinalAnswers

    /// - Parameter methods: those that are not idempotent by themselves (RFC 9110 section 9.2.2); others pass.
    package init(
        _ idempotency: Idempotency, key source: IdempotencyKeySource = .header(isRequired: true),
        methods: Set<String> = ["POST", "PATCH"], answers: FinalAnswers = .successes
    ) {
        self.idempotency = idempotency
        self.source = source
        self.methods = methods
        self.answers = answers
    }

    package func respond(to request: LambdaRequest, next: Next) async throws -> LambdaReply {
        guard methods.contains(request.method), let value = try source.value(of: request) else {
            return try await next(request)
        }
        let key = try IdempotencyKey(value, operation: request.event.routeKey, caller: request.principal?.id ?? "")
        do {
            let outcome = try await idempotency.outcome(
                key: key, payload: .bytes(Self.identity(of: request)),
                deadline: Timestamp(millisecondsSince1970: request.context.deadlineMilliseconds)
            ) { execution in
                try await answer(to: request, execution, next)
            }
            if outcome.isReplayed { request.logger.info("answered from the idempotency record") }
            return try outcome.value.reply(adding: outcome.isReplayed ? [Self.replayedHeader: "true"] : [:])
        } catch let passing as PassingAnswer {
            return passing.reply
        }
    }

    private func answer(
        to request: LambdaRequest, _ execution: IdempotencyExecution, _ next: Next
    ) async throws -> StoredAnswer {
        var request = request
        request.execution = execution
        do {
            let reply = try await next(request)
            guard answers.includes(reply) else { throw PassingAnswer(reply: reply) }
            return StoredAnswer(reply)
        } catch let error as any ProblemConvertible {
            let problem = error.problem
            guard answers.includes(problem) else { throw error }
            return StoredAnswer(problem, headers: error.problemHeaders)
        }
    }

    /// A reply that is not kept: thrown, so that the key is free again.
    private struct PassingAnswer: Error {
        let reply: LambdaReply
    }

    /// What a repeat must bring again. A document without a canonical form, or no JSON at all, counts by its bytes.
    private static func identity(of request: LambdaRequest) -> [UInt8] {
        let line = Array("\(request.method) \(request.path)?\(request.event.rawQueryString)\n".utf8)
        if request.document.isNull { return line + request.body }
        return line + ((try? IdempotencyPayload.canonical(request.document)) ?? request.body)
    }
}
