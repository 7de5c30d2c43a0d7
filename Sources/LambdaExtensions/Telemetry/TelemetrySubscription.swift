import FoundationEssentials

/// What telemetry an extension wants, and where to.
///
/// Only HTTP: with TCP, the other protocol, nothing tells Lambda that a batch has arrived, and AWS advises against it.
///
/// Source: Lambda developer guide, "Lambda Telemetry API reference", subscribe.
public struct TelemetrySubscription: Sendable, Equatable {
    /// The newest; Lambda Managed Instances take no other. Since 2022-12-13 logs in JSON arrive as JSON.
    public static let newestSchemaVersion = "2025-01-29"
    /// The Runtime API's own port.
    static let reservedPort = 9001

    /// What Lambda makes of a subscription.
    public enum Outcome: Sendable, Equatable {
        case subscribed
        /// 202: a local emulator without the Telemetry API. Nothing will be sent.
        case notSupported
    }

    public let streams: [TelemetryStream]
    public let destination: String
    public let buffering: TelemetryBuffering?
    public let schemaVersion: String

    /// - Parameter streams: at least one.
    /// - Parameter destination: an `http` URL with a port other than 9001; Lambda itself takes only the host
    ///   `sandbox.localdomain`. A `TelemetryListener` has the one that fits.
    /// - Parameter buffering: nil leaves it to Lambda.
    /// - Throws: `ExtensionError` with `.invalidSubscription` for what Lambda would refuse.
    public init(
        to streams: [TelemetryStream], at destination: String, buffering: TelemetryBuffering? = nil,
        schemaVersion: String = newestSchemaVersion
    ) throws(ExtensionError) {
        guard !streams.isEmpty else {
            throw ExtensionError(.invalidSubscription, "a subscription names at least one stream of telemetry")
        }
        guard let url = URL(string: destination), url.scheme == "http", url.host()?.isEmpty == false,
            let port = url.port,
            (1...65_535).contains(port), port != Self.reservedPort
        else {
            throw ExtensionError(
                .invalidSubscription,
                "telemetry goes to http://sandbox.localdomain:PORT, with a port other than 9001, not to “\(destination)”"
            )
        }
        self.streams = streams
        self.destination = destination
        self.buffering = buffering
        self.schemaVersion = schemaVersion
    }

    /// Empty if it cannot be encoded, which Lambda would refuse.
    var json: [UInt8] { (try? JSONEncoder().encode(self)).map { Array($0) } ?? [] }
}

extension TelemetrySubscription: Encodable {
    private enum CodingKeys: String, CodingKey {
        case schemaVersion
        case types
        case buffering
        case destination
    }

    private struct Destination: Encodable {
        let `protocol` = "HTTP"
        let URI: String
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schemaVersion, forKey: .schemaVersion)
        try container.encode(streams, forKey: .types)
        try container.encodeIfPresent(buffering, forKey: .buffering)
        try container.encode(Destination(URI: destination), forKey: .destination)
    }
}
