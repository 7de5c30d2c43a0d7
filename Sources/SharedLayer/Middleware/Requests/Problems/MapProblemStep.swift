import Logging

/// Turns errors into problem documents: a `ProblemConvertible` into its own, anything else into one that tells nothing.
package struct MapProblemStep: RequestStep {
    private let catalogue: Lazy<ErrorCatalogue, SharedLayerError>

    package init(catalogue: Lazy<ErrorCatalogue, SharedLayerError> = Lazy(made: .empty)) {
        self.catalogue = catalogue
    }

    package func respond(to request: LambdaRequest, next: Next) async -> LambdaReply {
        do {
            return try await next(request)
        } catch let error as any ProblemConvertible {
            let problem = error.problem
            request.logger.log(
                level: problem.status >= 500 ? .error : .notice, "request refused",
                metadata: Self.metadata(problem, error))
            return reply(problem, request, headers: error.problemHeaders)
        } catch {
            request.logger.error("request failed", metadata: Self.metadata(error))
            return reply(.internalError(), request)
        }
    }

    private func reply(
        _ problem: Problem, _ request: LambdaRequest, headers: [String: String] = [:]
    ) -> LambdaReply {
        var described = described(problem, request)
        described.instance = described.instance ?? "urn:moneta:request:\(request.requestID)"
        return LambdaReply(
            status: described.status, headers: headers.merging(described.headers) { _, own in own },
            body: described.document.bytes, problemKind: described.kind)
    }

    /// Without a catalogue that can be used callers get the code's own titles, and an operator the reason.
    private func described(_ problem: Problem, _ request: LambdaRequest) -> Problem {
        do {
            return try catalogue.value().described(problem)
        } catch {
            request.logger.error("the error catalogue cannot be used", metadata: Self.metadata(error))
            return problem
        }
    }

    private static func metadata(_ problem: Problem, _ error: any ProblemConvertible) -> Logger.Metadata {
        var metadata: Logger.Metadata = error is Problem ? [:] : metadata(error)
        metadata["problem"] = .string(problem.kind)
        metadata["problem_detail"] = .string(problem.detail ?? "")
        metadata["problem_errors"] = .array(problem.errors.map { .string("\($0.instancePath): \($0.message)") })
        return metadata
    }

    private static func metadata(_ error: any Error) -> Logger.Metadata {
        [
            "\(LogKey.exceptionName)": .string("\(type(of: error))"),
            "\(LogKey.exception)": .string("\(error)"),
        ]
    }
}
