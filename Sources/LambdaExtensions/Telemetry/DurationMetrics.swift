/// What the initialisation of an environment, or its restoration, took.
public struct DurationMetrics: Sendable, Equatable, Decodable {
    public let durationMilliseconds: Double

    private enum CodingKeys: String, CodingKey {
        case durationMilliseconds = "durationMs"
    }
}
