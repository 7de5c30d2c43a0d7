/// A request to the telemetry listener.
struct InboundRequest: Sendable, Equatable {
    let method: String
    let body: [UInt8]
    /// Whether another request may follow on the connection.
    let keepsAlive: Bool
}
