/// What the function's own part of an invocation took.
public struct RuntimeDoneMetrics: Sendable, Equatable, Decodable {
    public let durationMilliseconds: Double
    /// The size of the response.
    public let producedBytes: Int?

    private enum CodingKeys: String, CodingKey {
        case durationMilliseconds = "durationMs"
        case producedBytes
    }
}
