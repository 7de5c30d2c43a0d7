import TestSupport

/// The Python libraries whose output ours is compared with.
enum Observability {
    static func python(_ script: String, environment: [String: String?] = [:]) async throws -> String {
        let environmentOfPackages = try await PythonEnvironment.prepare(
            "observability",
            packages: [
                "aws-lambda-powertools==3.37.0", "aws-embedded-metrics==3.5.0", "aws-xray-sdk==2.15.0",
                "jsonschema==4.25.1", "opentelemetry-propagator-aws-xray==1.0.2",
                "opentelemetry-sdk-extension-aws==2.1.0",
            ])
        let finished = try await ChildProcess.finish(
            environmentOfPackages.python, ["-c", script], environment: environment)
        guard finished.succeeded else { throw TestSupportError(.processFailed, finished.output) }
        return finished.output
    }
}
