import Glibc
public import Logging

extension LambdaLogHandler {
    /// Makes this the handler of every logger of the process.
    ///
    /// To be called once, in `main.swift`: swift-log ends a program that calls it twice.
    ///
    /// - Parameters:
    ///   - environment: where `AWS_LAMBDA_LOG_FORMAT` and `AWS_LAMBDA_LOG_LEVEL` are; nil for the process's own.
    ///   - metadataProvider: adds metadata to every record, such as a tracer's span.
    public static func bootstrap(
        environment: [String: String]? = nil, metadataProvider: Logger.MetadataProvider? = nil
    ) {
        let configuration = LambdaLogConfiguration(environment: environment ?? ownEnvironment())
        LoggingSystem.bootstrap(
            { label, provider in
                LambdaLogHandler(label: label, configuration: configuration, metadataProvider: provider)
            }, metadataProvider: metadataProvider)
    }

    /// The two variables alone: Foundation's `ProcessInfo` took 0.3 ms of a cold start for all of them.
    private static func ownEnvironment() -> [String: String] {
        var environment: [String: String] = [:]
        for name in LambdaLogConfiguration.variableNames {
            environment[name] = getenv(name).map { String(cString: $0) }
        }
        return environment
    }
}
