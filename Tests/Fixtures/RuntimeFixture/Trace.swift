import FoundationEssentials
import FunctionRuntime

/// Answers with `_X_AMZN_TRACE_ID` as the process's environment has it during the invocation.
struct Trace: LambdaHandler {
    struct Anything: Decodable {}

    func handle(_ event: Anything, context: LambdaContext) async throws -> String {
        ProcessInfo.processInfo.environment["_X_AMZN_TRACE_ID"] ?? "unset"
    }
}
