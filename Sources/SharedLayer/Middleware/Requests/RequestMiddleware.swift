package import Logging

/// What surrounds the handlers of one function: made once, in the init phase.
package struct RequestMiddleware: Sendable {
    package let logger: Logger
    package let chain: RequestChain

    /// The usual chain: log, map problems, parse the body, then the function's own `steps`.
    package init(
        logger: Logger, catalogue: Lazy<ErrorCatalogue, SharedLayerError> = Lazy(made: .empty),
        bodyBytesMax: Int = ParseBodyStep.bodyBytesMax,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now, steps: [any RequestStep] = []
    ) {
        self.init(
            logger: logger,
            chain: RequestChain(
                [
                    LogRequestStep(now: now), MapProblemStep(catalogue: catalogue),
                    ParseBodyStep(bodyBytesMax: bodyBytesMax),
                ] + steps))
    }

    /// A chain of one's own, for requests without a body.
    package init(logger: Logger, chain: RequestChain) {
        self.logger = logger
        self.chain = chain
    }
}
