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
