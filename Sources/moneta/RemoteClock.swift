import CurlTransport
import Emulator
import FoundationEssentials

/// The clock of a running emulator.
struct RemoteClock: Sendable {
    let endpoint: String
    let client: HTTPClient

    func read() async throws -> ClockReading {
        try await call(HTTPRequest(.get, "\(endpoint)/_moneta/clock", limits: Self.limits))
    }

    /// - Parameter request: `duration` or `until`, as the emulator's API takes them.
    func advance(_ request: [String: String]) async throws -> ClockAdvance {
        try await call(
            HTTPRequest(
                .post, "\(endpoint)/_moneta/clock/advance", headers: ["Content-Type": "application/json"],
                body: Array(try JSONEncoder().encode(request)), limits: Self.limits))
    }

    private func call<Answer: Decodable>(_ request: HTTPRequest) async throws -> Answer {
        let response: HTTPResponse
        do { response = try await client.execute(request) } catch {
            throw ClockFailure(
                description:
                    "No emulator answers at \(endpoint). Start one with `moneta start`, or say where "
                    + "it is with --endpoint or AWS_ENDPOINT_URL.")
        }
        guard response.status == 200 else { throw Refusal(response.body, endpoint: endpoint) }
        do { return try JSONDecoder().decode(Answer.self, from: Data(response.body)) } catch {
            throw ClockFailure(description: "What answers at \(endpoint) is no emulator with a clock.")
        }
    }

    /// An advance returns when everything has been started, which takes its time.
    private static let limits = HTTPRequest.Limits(connectTimeoutMilliseconds: 1_000, totalTimeoutMilliseconds: 300_000)
}

/// Why the clock was not reached, for the person at the terminal.
struct ClockFailure: Error, CustomStringConvertible {
    let description: String
}
