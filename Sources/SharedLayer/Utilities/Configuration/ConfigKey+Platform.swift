package import Logging

extension ConfigKey where Value == String {
    /// Set by Lambda in every function.
    package static var functionName: ConfigKey {
        .string("AWS_LAMBDA_FUNCTION_NAME", "The name of the function that runs", default: "local")
    }

    package static var environmentName: ConfigKey {
        .string("ENVIRONMENT", "Which deployment this is: dev, staging or prod", default: "dev")
    }

    package static var sharedLayerPath: ConfigKey {
        .string("SHARED_LAYER_PATH", "The folder of the shared layer's files", default: "/opt/moneta")
    }
}

extension ConfigKey where Value == Logger.Level {
    package static var logLevel: ConfigKey<Logger.Level> {
        ConfigKey("LOG_LEVEL", "Records below this level are dropped", expecting: Logger.Level.names, default: .info) {
            Logger.Level(name: $0)
        }
    }
}
