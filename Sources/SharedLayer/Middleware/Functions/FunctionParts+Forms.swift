extension FunctionParts {
    /// What surrounds the requests of a function whose bodies are forms, or whose replies are pages: as `requestMiddleware`,
    /// without JSON.
    ///
    /// - Parameter steps: behind the body's exact bytes, such as one that answers errors in a protocol's own form.
    package func formMiddleware(
        function: String, methods: Set<String>, bodyBytesMax: Int, steps: [any RequestStep] = []
    ) -> RequestMiddleware {
        let usual: [any RequestStep] = [
            LogRequestStep(now: Timestamp.now), TraceStep(observers.tracer, name: function),
            MetricsStep(observers.metrics), MapProblemStep(catalogue: Lazy(layer.readCatalogue)), MethodStep(methods),
            ReadBodyStep(bodyBytesMax: bodyBytesMax, mediaTypes: ["application/x-www-form-urlencoded"]),
        ]
        return RequestMiddleware(logger: observers.logger, chain: RequestChain(usual + steps))
    }
}
