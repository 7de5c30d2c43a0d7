/// What the runtime itself takes from the environment, read once.
struct RuntimeConfiguration: Sendable {
    /// `AWS_LAMBDA_RUNTIME_API`, required.
    let endpoint: RuntimeEndpoint
    /// `_HANDLER`, required: the function's name in the registry.
    let handlerName: String
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
    }
}
