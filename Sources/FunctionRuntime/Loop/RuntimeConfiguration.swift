/// What the runtime itself takes from the environment, read once.
struct RuntimeConfiguration: Sendable {
    /// What Lambda lets a function ask for at most.
    ///
    /// Source: Lambda API reference, LambdaManagedInstancesCapacityProviderConfig,
    /// `PerExecutionEnvironmentMaxConcurrency`.
    static let loopCountMax = 1_600

    /// `AWS_LAMBDA_RUNTIME_API`, required.
    let endpoint: RuntimeEndpoint
    /// `_HANDLER`, required: the function's name in the registry.
    let handlerName: String
    /// `AWS_LAMBDA_MAX_CONCURRENCY`, 1 by default: how many invocations the process serves at once. Lambda Managed
    /// Instances set it.
    let loopCount: Int
    /// Everything, for the function's factory.
    let environment: [String: String]

    init(environment: [String: String]) throws(RuntimeError) {
        guard let endpoint = environment["AWS_LAMBDA_RUNTIME_API"], let handlerName = environment["_HANDLER"] else {
            throw RuntimeError(
                .environmentIncomplete,
                """
                AWS_LAMBDA_RUNTIME_API or _HANDLER is not set: this program is a Lambda function; run it with \
                `moneta start` or deploy it
                """
            )
        }
        self.endpoint = try RuntimeEndpoint(endpoint)
        self.handlerName = handlerName
        self.environment = environment
        loopCount = try Self.loopCount(environment["AWS_LAMBDA_MAX_CONCURRENCY"])
    }

    private static func loopCount(_ value: String?) throws(RuntimeError) -> Int {
        guard let value, !value.isEmpty else { return 1 }
        guard let count = Int(value), (1...loopCountMax).contains(count) else {
            throw RuntimeError(
                .environmentIncomplete,
                "AWS_LAMBDA_MAX_CONCURRENCY must be a number from 1 to \(loopCountMax), not “\(value)”")
        }
        return count
    }
}
