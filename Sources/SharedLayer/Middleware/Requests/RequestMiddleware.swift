package import Logging

/// What surrounds the handlers of one function: made once, in the init phase.
package struct RequestMiddleware: Sendable {
    package let logger: Logger
    package let chain: RequestChain

    /// The usual chain; what is nil is left out. The order is fixed, the outermost first:
    ///
    /// 1. log, trace, metrics: outside of everything, so that a refused request is counted and traced with the status that
    ///    its caller sees;
    /// 2. problem mapping: what any step below throws becomes a reply;
    /// 3. methods, then the body's size and media type: refused before anything is looked into;
    /// 4. authorize: before the body is parsed, so that strangers learn nothing of what is expected. The exact bytes are
    ///    there, for authorizers that check a signature over them;
    /// 5. parse, then validate;
    /// 6. the function's own `steps`, which so run for each repeat, too;
    /// 7. idempotency: last, so that a stored answer is given only to a caller who may have it and sent an acceptable
    ///    request.
    package init(
        logger: Logger, catalogue: Lazy<ErrorCatalogue, SharedLayerError> = Lazy(made: .empty),
        bodyBytesMax: Int = ParseBodyStep.bodyBytesMax, mediaTypes: [String] = ["application/json"],
        now: @escaping @Sendable () -> Timestamp = Timestamp.now,
        trace: (any RequestStep)? = nil, metrics: (any RequestStep)? = nil, methods: Set<String>? = nil,
        authorize: (any RequestStep)? = nil, validate: ValidateBodyStep? = nil, steps: [any RequestStep] = [],
        idempotency: IdempotencyStep? = nil
    ) {
        let usual: [(any RequestStep)?] = [
            LogRequestStep(now: now), trace, metrics, MapProblemStep(catalogue: catalogue),
            methods.map(MethodStep.init),
            ReadBodyStep(bodyBytesMax: bodyBytesMax, mediaTypes: mediaTypes), authorize,
            ParseBodyStep(bodyBytesMax: bodyBytesMax), validate,
        ]
        let own = steps + [idempotency].compactMap { $0 as (any RequestStep)? }
        self.init(logger: logger, chain: RequestChain(usual.compactMap(\.self) + own))
    }

    /// A chain of one's own.
    package init(logger: Logger, chain: RequestChain) {
        self.logger = logger
        self.chain = chain
    }
}
