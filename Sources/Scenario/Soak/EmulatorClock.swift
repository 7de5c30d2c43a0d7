package import CurlTransport
import SharedLayer
package import TestSupport

/// The emulator's own time, which is moved on in place of waiting: for hidden messages, and for schedules.
package struct EmulatorClock: Sendable {
    private let http: HTTPClient

    package init(http: HTTPClient) {
        self.http = http
    }

    /// A moment after every message that was hidden comes back: the queues' visibility timeout is 180 s.
    package static let visibilitySeconds = 181

    package func advance(_ emulator: EmulatorProcess, seconds: Int) async throws {
        let response = try await http.execute(
            HTTPRequest(
                .post, emulator.servicesURL + "/_moneta/clock/advance", headers: ["Content-Type": "application/json"],
                body: Array(#"{"seconds":\#(seconds)}"#.utf8), limits: .init(totalTimeoutMilliseconds: 300_000)))
        guard response.status == 200 else {
            throw ScenarioError("The clock does not advance: \(String(decoding: response.body, as: UTF8.self))")
        }
    }
}
