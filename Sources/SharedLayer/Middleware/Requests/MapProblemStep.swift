import Logging

/// Turns errors into problem documents: a `Problem` into its own, anything else into one that tells nothing.
package struct MapProblemStep: RequestStep {
    private let catalogue: ErrorCatalogue

    package init(catalogue: ErrorCatalogue = .empty) {
        self.catalogue = catalogue
    }

    package func respond(to request: LambdaRequest, next: Next) async -> LambdaReply {
        do {
            return try await next(request)
        } catch let problem as Problem {
            request.logger.notice(
                "request refused",
                metadata: [
                    "problem": .string(problem.kind), "problem_detail": .string(problem.detail ?? ""),
                    "problem_errors": .array(problem.errors.map { .string("\($0.instancePath): \($0.message)") }),
                ])
            return reply(problem, request)
        } catch {
            request.logger.error(
                "request failed",
                metadata: [
                    "\(LogKey.exceptionName)": .string("\(type(of: error))"),
                    "\(LogKey.exception)": .string("\(error)"),
                ])
            return reply(.internalError(), request)
        }
    }

    private func reply(_ problem: Problem, _ request: LambdaRequest) -> LambdaReply {
        var described = catalogue.described(problem)
        described.instance = described.instance ?? "urn:moneta:request:\(request.requestID)"
        return LambdaReply(status: described.status, headers: described.headers, body: described.document.bytes)
    }
}
