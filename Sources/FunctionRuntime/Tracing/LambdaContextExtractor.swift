import Instrumentation

/// What an instrument can read of an invocation: `X-Amzn-Trace-Id`, as Lambda gave it.
///
/// There is no `traceparent` made from it on purpose: Lambda says `Sampled=0` wherever X-Ray's active tracing is off,
/// and a tracer for another system that took that for its parent's decision would record nothing. An instrument that
/// asks for X-Ray's header has chosen it; others find a `traceparent` in the event, where their callers put it.
struct LambdaContextExtractor: Extractor {
    static let traceHeaderName = "X-Amzn-Trace-Id"

    func extract(key: String, from context: LambdaContext) -> String? {
        key.lowercased() == Self.traceHeaderName.lowercased() ? context.traceID : nil
    }
}
