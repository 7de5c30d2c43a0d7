/// What a function's metrics have in common.
package struct MetricsSettings: Sendable {
    package var namespace: String
    /// Of every metric, `service` first where there is one.
    package var defaultDimensions: [MetricDimension]
    /// Further sets that every metric is published under too, each beside the default dimensions.
    package var furtherSets: [[MetricDimension]] = []
    /// For the metric of cold starts.
    package var functionName: String?
    package var capturesColdStart = true
    package var whenEmpty = MetricsWhenEmpty.ignore
    /// Nothing is written then, as in tests and on a developer's machine.
    package var isDisabled = false

    package init(namespace: String, service: String? = nil, defaultDimensions: [MetricDimension] = []) {
        self.namespace = namespace
        self.defaultDimensions = service.map { [MetricDimension("service", configured: $0)] } ?? []
        self.defaultDimensions += defaultDimensions
    }

    /// What the environment says: `POWERTOOLS_METRICS_NAMESPACE`, which must be there, `POWERTOOLS_SERVICE_NAME`,
    /// `POWERTOOLS_METRICS_FUNCTION_NAME`, else `AWS_LAMBDA_FUNCTION_NAME`, and `POWERTOOLS_METRICS_DISABLED`.
    package init(config: EnvConfig, defaultDimensions: [MetricDimension] = []) throws(ConfigError) {
        let (namespace, service, function, isDisabled) = try config.values(
            .metricsNamespace, .serviceName, .functionName, .metricsDisabled)
        self.init(namespace: namespace, service: service, defaultDimensions: defaultDimensions)
        functionName = try config.optional(.metricsFunctionName) ?? function
        self.isDisabled = isDisabled
    }
}
