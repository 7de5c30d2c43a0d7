import FoundationEssentials

/// The events of one request from the Telemetry API, as they came.
public struct TelemetryBatch: Sendable, Equatable {
    /// A JSON array, for extensions that only pass it on.
    public let body: [UInt8]

    public init(body: [UInt8]) {
        self.body = body
    }

    /// The events, typed. One whose record is not what AWS documents is kept as `.unknown`.
    ///
    /// - Throws: `ExtensionError` with `.malformedTelemetry` when this is no JSON array of events with type and time.
    public func events() throws(ExtensionError) -> [TelemetryEvent] {
        do {
            return try JSONDecoder().decode([TelemetryEvent].self, from: Data(body))
        } catch {
            throw ExtensionError(.malformedTelemetry, "a batch of telemetry cannot be read", cause: error)
        }
    }
}
