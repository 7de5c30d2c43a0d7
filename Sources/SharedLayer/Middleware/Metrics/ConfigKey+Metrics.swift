extension ConfigKey where Value == String {
    package static var metricsNamespace: ConfigKey {
        .string("POWERTOOLS_METRICS_NAMESPACE", "The CloudWatch namespace of the metrics")
    }

    package static var metricsFunctionName: ConfigKey {
        .string(
            "POWERTOOLS_METRICS_FUNCTION_NAME",
            "The function's name in the metric of cold starts; AWS_LAMBDA_FUNCTION_NAME where it is absent")
    }
}

extension ConfigKey where Value == Bool {
    package static var metricsDisabled: ConfigKey {
        .flag("POWERTOOLS_METRICS_DISABLED", "Whether no metrics are written", default: false)
    }
}
