/// The trace that an invocation belongs to.
///
/// Source: Lambda developer guide, "Lambda Telemetry API Event schema reference", TraceContext.
public struct TraceContext: Sendable, Equatable, Decodable {
    /// `X-Amzn-Trace-Id`, so far.
    public let type: String
    /// `Root=1-…;Parent=…;Sampled=1`.
    public let value: String
    public let spanID: String?

    public init(value: String, type: String = "X-Amzn-Trace-Id", spanID: String? = nil) {
        self.type = type
        self.value = value
        self.spanID = spanID
    }

    private enum CodingKeys: String, CodingKey {
        case type
        case value
        case spanID = "spanId"
    }
}
