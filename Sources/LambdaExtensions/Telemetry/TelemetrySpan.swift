public import FoundationEssentials

/// A part of a phase, such as `responseLatency`, `responseDuration` or `runtimeOverhead`.
public struct TelemetrySpan: Sendable, Equatable, Decodable {
    public let name: String
    /// Nil when it is not ISO 8601, as in some of AWS's own examples.
    public let start: Date?
    public let durationMilliseconds: Double

    private enum CodingKeys: String, CodingKey {
        case name
        case start
        case durationMilliseconds = "durationMs"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        start = Date(telemetryTime: try container.decode(String.self, forKey: .start))
        durationMilliseconds = try container.decode(Double.self, forKey: .durationMilliseconds)
    }
}

extension KeyedDecodingContainer {
    /// Taken by the decoding that the compiler makes up: spans may be left out.
    func decode(_ type: [TelemetrySpan].Type, forKey key: Key) throws -> [TelemetrySpan] {
        try decodeIfPresent(type, forKey: key) ?? []
    }
}
