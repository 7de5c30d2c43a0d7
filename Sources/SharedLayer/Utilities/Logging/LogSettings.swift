package import Logging

/// How a function's log looks and what it leaves out.
package struct LogSettings: Sendable {
    /// What the records of one application are found by.
    package var service: String
    /// The least severe level that is written.
    package var level: Logger.Level
    /// The part of the invocations, from 0 to 1, that write their debug records too.
    package var samplingRate: Double = 0
    /// Nil to keep nothing that is below the level.
    package var buffering: LogBuffering?
    package var redaction = LogRedaction()
    package var functionName: String?
    package var functionMemoryMegabytes: Int?
    package var now: @Sendable () -> Timestamp = Timestamp.now
    /// From 0 to below 1: decides on sampling.
    package var random: @Sendable () -> Double = { Double.random(in: 0..<1) }

    package init(service: String, level: Logger.Level = .info) {
        self.service = service
        self.level = level
    }

    /// What the environment says. `service` goes before `POWERTOOLS_SERVICE_NAME`.
    ///
    /// The level is `POWERTOOLS_LOG_LEVEL`, else `LOG_LEVEL`, and never less severe than `AWS_LAMBDA_LOG_LEVEL`: Lambda
    /// would drop such records, and charge for them.
    ///
    /// Source: Powertools for AWS Lambda (Python), Logger, "AWS Lambda Advanced Logging Controls".
    package init(service: String? = nil, config: EnvConfig) throws(ConfigError) {
        let (powertoolsLevel, level, lambdaLevel, rate, serviceName, memory, keptBytes) = try config.optionals(
            .powertoolsLogLevel, .logLevel, .lambdaLogLevel, .logSamplingRate, .serviceName, .functionMemoryMegabytes,
            .logBufferBytes)
        self.init(service: service ?? serviceName ?? "", level: powertoolsLevel ?? level ?? .info)
        if let lambdaLevel { self.level = max(self.level, lambdaLevel) }
        samplingRate = rate ?? 0
        functionName = try config.value(.functionName)
        functionMemoryMegabytes = memory
        if let keptBytes, keptBytes > 0 { buffering = LogBuffering(bytesMax: keptBytes) }
    }
}
