/// What an invocation took and is billed for.
///
/// On Lambda Managed Instances, where many invocations share an environment, there is only the duration.
public struct ReportMetrics: Sendable, Equatable, Decodable {
    public let durationMilliseconds: Double
    public let billedDurationMilliseconds: Int?
    /// With the first invocation of an environment.
    public let initDurationMilliseconds: Double?
    /// With the first invocation of an environment out of a snapshot.
    public let restoreDurationMilliseconds: Double?
    public let maxMemoryUsedMegabytes: Int?
    public let memorySizeMegabytes: Int?

    private enum CodingKeys: String, CodingKey {
        case durationMilliseconds = "durationMs"
        case billedDurationMilliseconds = "billedDurationMs"
        case initDurationMilliseconds = "initDurationMs"
        case restoreDurationMilliseconds = "restoreDurationMs"
        case maxMemoryUsedMegabytes = "maxMemoryUsedMB"
        case memorySizeMegabytes = "memorySizeMB"
    }
}
