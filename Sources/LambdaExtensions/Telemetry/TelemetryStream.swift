/// A kind of telemetry to subscribe to.
public enum TelemetryStream: String, Sendable, CaseIterable, Encodable {
    /// What the environment, the runtime and the extensions do: `platform.*` events with metrics.
    case platform
    /// What the function logs.
    case function
    /// What extensions log. One that logs with every batch that it gets never comes to an end.
    case `extension`
}
