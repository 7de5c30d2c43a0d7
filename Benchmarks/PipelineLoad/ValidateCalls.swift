import CurlTransport
import Scenario
import SharedLayer
import TestSupport

/// Calls of validating functions with the event that the gateway would send.
struct ValidateCalls: Sendable {
    private let surroundings: Surroundings
    private let signer: ChargeSigner
    private let clock = ContinuousClock()

    private static let host = "api.example.test"
    private static let path = "/api/v1/events/subscription_charges"

    init(_ surroundings: Surroundings) {
        self.surroundings = surroundings
        signer = ChargeSigner(key: surroundings.key, audience: "moneta-core-dev")
    }

    /// Stops every event source mapping.
    func stopMappings() async throws {
        let list = try await call(.get, "/2015-03-31/event-source-mappings", [])
        for mapping in list["EventSourceMappings"]?.array ?? [] {
            guard let id = mapping["UUID"]?.string else { continue }
            _ = try await call(.put, "/2015-03-31/event-source-mappings/\(id)", Array(#"{"Enabled":false}"#.utf8))
        }
    }

    /// How many charges a second one caller gets accepted.
    func perSecond(_ function: String, prefix: String, seconds: Int) async throws -> Double {
        // Signed before the clock runs, by parts: a signature counts for five minutes.
        var count = 0
        var spent: Duration = .zero
        let name = function.split(separator: "/").last ?? ""
        while spent < .seconds(seconds) {
            let events = try (count..<(count + Self.batch)).map { try event("\(prefix)-\(name)-\($0)") }
            let start = clock.now
            for event in events { try await accept(function, event) }
            spent += clock.now - start
            count += Self.batch
        }
        return Double(count) / (spent / .seconds(1))
    }

    /// How long one call takes.
    func milliseconds(_ function: String, contract: String) async throws -> Double {
        let event = try event(contract)
        let start = clock.now
        try await accept(function, event)
        return (clock.now - start) / .milliseconds(1)
    }

    private static let batch = 50

    private func accept(_ function: String, _ event: [UInt8]) async throws {
        let answer = try await call(.post, "/2015-03-31/functions/\(function)/invocations", event)
        guard answer["statusCode"] == 200 else {
            throw ScenarioError("\(function) did not accept the charge: \(answer)")
        }
    }

    private func call(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]) async throws -> JSONValue {
        let response = try await surroundings.http.execute(
            HTTPRequest(
                method, surroundings.emulator.servicesURL + path, headers: ["Content-Type": "application/json"],
                body: body))
        guard (200..<300).contains(response.status) else {
            throw ScenarioError("\(path): \(response.status) \(String(decoding: response.body, as: UTF8.self))")
        }
        return try JSONParser().parse(response.body)
    }

    private func event(_ contract: String) throws -> [UInt8] {
        let body = surroundings.network.body(contract: contract, amount: "49.90", tier: .gold)
        let signature = try signer.signature(of: body, url: "https://\(Self.host)\(Self.path)")
        let route = JSONValue.string("POST \(Self.path)")
        let event: JSONValue = [
            "version": "2.0", "routeKey": route, "rawPath": .string(Self.path), "rawQueryString": "",
            "headers": [
                "content-type": "application/json", "host": .string(Self.host), "x-jws-signature": .string(signature),
            ],
            "requestContext": [
                "accountId": "000000000000", "apiId": "api", "domainName": .string(Self.host), "domainPrefix": "api",
                "http": [
                    "method": "POST", "path": .string(Self.path), "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1",
                    "userAgent": "bench",
                ],
                "requestId": .string(contract), "routeKey": route, "stage": "$default",
                "time": "22/Nov/2026:12:00:00 +0000", "timeEpoch": 1_795_348_800_000,
            ],
            "body": .string(String(decoding: body, as: UTF8.self)), "isBase64Encoded": false,
        ]
        return event.bytes
    }
}
