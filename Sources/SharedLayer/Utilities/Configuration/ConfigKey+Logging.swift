package import Logging

extension ConfigKey where Value == String {
    package static var serviceName: ConfigKey {
        .string(
            "POWERTOOLS_SERVICE_NAME", "What the records, metrics and traces of one application are found by",
            default: "service_undefined")
    }
}

extension ConfigKey where Value == Logger.Level {
    package static var powertoolsLogLevel: ConfigKey<Logger.Level> {
        .level("POWERTOOLS_LOG_LEVEL", "Records below this level are dropped; goes before LOG_LEVEL")
    }

    package static var logLevel: ConfigKey<Logger.Level> {
        .level("LOG_LEVEL", "Records below this level are dropped", default: .info)
    }

    package static var lambdaLogLevel: ConfigKey<Logger.Level> {
        .level("AWS_LAMBDA_LOG_LEVEL", "Set by Lambda: it drops records below this level, so none are written")
    }

    private static func level(_ name: String, _ documentation: String, default level: Value? = nil) -> ConfigKey {
        ConfigKey(name, documentation, expecting: Logger.Level.names, default: level) { Logger.Level(name: $0) }
    }
}

extension ConfigKey where Value == Double {
    package static var logSamplingRate: ConfigKey {
        .number(
            "POWERTOOLS_LOGGER_SAMPLE_RATE", "The part of the invocations that write debug records too", in: 0...1,
            default: 0)
    }
}

extension ConfigKey where Value == Int {
    package static var logBufferBytes: ConfigKey {
        .integer(
            "LOG_BUFFER_BYTES",
            "How many bytes of debug records an invocation keeps, to write them when it logs an error; 0 for none",
            in: 0...(1 << 20), default: 0)
    }

    package static var functionMemoryMegabytes: ConfigKey {
        .integer("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "Set by Lambda: the function's memory in MB", in: 1...(1 << 20))
    }
}
