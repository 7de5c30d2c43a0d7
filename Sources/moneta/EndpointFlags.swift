import ArgumentParser
import CurlTransport
import FoundationEssentials

/// Which running emulator a command talks to.
struct EndpointFlags: ParsableArguments {
    @Option(
        name: .long,
        help: "The emulator's services endpoint (default: AWS_ENDPOINT_URL, or http://127.0.0.1:4566).")
    var endpoint: String?

    func withClock<Value: Sendable>(_ body: (RemoteClock) async throws -> Value) async throws -> Value {
        let client = HTTPClient()
        defer { client.shutdown() }
        let named = endpoint ?? ProcessInfo.processInfo.environment["AWS_ENDPOINT_URL"] ?? "http://127.0.0.1:4566"
        let url = named.hasSuffix("/") ? String(named.dropLast()) : named
        return try await body(RemoteClock(endpoint: url, client: client))
    }
}
