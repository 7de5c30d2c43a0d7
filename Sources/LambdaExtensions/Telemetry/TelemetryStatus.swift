/// How a phase ended: one of the known outcomes, or whatever else Lambda says.
public struct TelemetryStatus: RawRepresentable, Sendable, Hashable, Decodable {
    public static let success = TelemetryStatus(rawValue: "success")
    public static let failure = TelemetryStatus(rawValue: "failure")
    public static let error = TelemetryStatus(rawValue: "error")
    public static let timeout = TelemetryStatus(rawValue: "timeout")

    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
