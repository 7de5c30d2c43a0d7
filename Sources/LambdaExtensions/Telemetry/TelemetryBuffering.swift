/// How long and how much Lambda gathers before it sends a batch. The buffer's memory counts as the function's.
///
/// Source: Lambda developer guide, "Lambda Telemetry API reference", subscribe.
public struct TelemetryBuffering: Sendable, Equatable, Encodable {
    public static let itemsLimits = 1_000...10_000
    public static let bytesLimits = 262_144...1_048_576
    public static let timeoutMillisecondsLimits = 25...30_000

    /// Nil leaves each to Lambda.
    public let itemsMax: Int?
    public let bytesMax: Int?
    public let timeoutMilliseconds: Int?

    /// - Throws: `ExtensionError` with `.invalidSubscription` outside of the limits.
    public init(
        itemsMax: Int? = nil, bytesMax: Int? = nil, timeoutMilliseconds: Int? = nil
    ) throws(ExtensionError) {
        let checks = [
            ("maxItems", itemsMax, Self.itemsLimits), ("maxBytes", bytesMax, Self.bytesLimits),
            ("timeoutMs", timeoutMilliseconds, Self.timeoutMillisecondsLimits),
        ]
        for case (let name, let value?, let limits) in checks where !limits.contains(value) {
            throw ExtensionError(
                .invalidSubscription,
                "\(name) is \(value); Lambda takes \(limits.lowerBound) to \(limits.upperBound)")
        }
        self.itemsMax = itemsMax
        self.bytesMax = bytesMax
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    private enum CodingKeys: String, CodingKey {
        case itemsMax = "maxItems"
        case bytesMax = "maxBytes"
        case timeoutMilliseconds = "timeoutMs"
    }
}
