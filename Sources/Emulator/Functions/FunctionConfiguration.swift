/// What a template says of one function, resolved: everything that an execution environment is made from.
package struct FunctionConfiguration: Sendable {
    package let id: FunctionID
    /// The name on AWS, in `AWS_LAMBDA_FUNCTION_NAME` and in the ARN.
    package let name: String
    /// Goes into `_HANDLER`.
    package let handler: String
    /// `provided.al2` or `provided.al2023`; others run too when their package holds an executable `bootstrap`.
    package let runtime: String
    /// A folder or a zip with `bootstrap` at its top.
    package let codePath: String
    /// Folders or zips that are laid over each other, in order, as `/opt`.
    package let layerPaths: [String]
    package let memoryMegabytes: Int
    package let timeoutSeconds: Int
    package let environment: [String: String]
    /// At most so many environments at once (`ReservedConcurrentExecutions`); nil is the emulator's own limit.
    package let reservedConcurrency: Int?
    /// The queue or topic that takes asynchronous events that the function failed to process (`DeadLetterConfig`).
    package let deadLetterTargetARN: String?

    package init(
        id: FunctionID, name: String, handler: String, runtime: String, codePath: String, layerPaths: [String] = [],
        memoryMegabytes: Int = 128, timeoutSeconds: Int = 3, environment: [String: String] = [:],
        reservedConcurrency: Int? = nil, deadLetterTargetARN: String? = nil
    ) {
        self.id = id
        self.name = name
        self.handler = handler
        self.runtime = runtime
        self.codePath = codePath
        self.layerPaths = layerPaths
        self.memoryMegabytes = memoryMegabytes
        self.timeoutSeconds = timeoutSeconds
        self.environment = environment
        self.reservedConcurrency = reservedConcurrency
        self.deadLetterTargetARN = deadLetterTargetARN
    }
}
