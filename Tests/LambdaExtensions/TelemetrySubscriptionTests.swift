import TestSupport
import Testing

@testable import LambdaExtensions

@Suite("Subscriptions to telemetry")
struct TelemetrySubscriptionTests {
    @Test("The request has Lambda's names, and the newest schema")
    func body() throws {
        let subscription = try TelemetrySubscription(
            to: [.platform, .function, .extension], at: "http://sandbox.localdomain:4243/a",
            buffering: TelemetryBuffering(itemsMax: 1_000, bytesMax: 262_144, timeoutMilliseconds: 25))
        #expect(
            try JSON(subscription.json) == [
                "schemaVersion": "2025-01-29", "types": ["platform", "function", "extension"],
                "buffering": ["maxItems": 1_000, "maxBytes": 262_144, "timeoutMs": 25],
                "destination": ["protocol": "HTTP", "URI": "http://sandbox.localdomain:4243/a"],
            ])
    }

    @Test("What is left to Lambda is left out")
    func defaults() throws {
        let subscription = try TelemetrySubscription(
            to: [.function], at: "http://sandbox.localdomain:1", schemaVersion: "2022-12-13")
        #expect(
            try JSON(subscription.json) == [
                "schemaVersion": "2022-12-13", "types": ["function"],
                "destination": ["protocol": "HTTP", "URI": "http://sandbox.localdomain:1"],
            ])
        let empty = try TelemetrySubscription(
            to: [.function], at: "http://sandbox.localdomain:1",
            buffering: TelemetryBuffering(timeoutMilliseconds: 30_000))
        #expect(try JSON(empty.json)["buffering"] == ["timeoutMs": 30_000])
    }

    @Test("Buffering keeps to Lambda's limits")
    func buffering() throws {
        _ = try TelemetryBuffering(itemsMax: 10_000, bytesMax: 1_048_576, timeoutMilliseconds: 30_000)
        let wrong: [(Int?, Int?, Int?, String)] = [
            (999, nil, nil, "maxItems is 999; Lambda takes 1000 to 10000"), (10_001, nil, nil, "maxItems"),
            (nil, 262_143, nil, "maxBytes is 262143; Lambda takes 262144 to 1048576"),
            (nil, 1_048_577, nil, "maxBytes"),
            (nil, nil, 24, "timeoutMs is 24; Lambda takes 25 to 30000"), (nil, nil, 30_001, "timeoutMs"),
        ]
        for (items, bytes, timeout, text) in wrong {
            let error = #expect(throws: ExtensionError.self) {
                try TelemetryBuffering(itemsMax: items, bytesMax: bytes, timeoutMilliseconds: timeout)
            }
            #expect(error?.code == .invalidSubscription)
            #expect(error?.message.hasPrefix(text) == true, "\(String(describing: error))")
        }
    }

    @Test(
        "A destination is an http URL with a port that is free for it",
        arguments: [
            "", "sandbox.localdomain:4243", "https://sandbox.localdomain:4243", "http://sandbox.localdomain",
            "http://sandbox.localdomain:0", "http://sandbox.localdomain:65536", "http://sandbox.localdomain:9001",
            "http://:4243", "tcp://sandbox.localdomain:4243",
        ])
    func destination(_ destination: String) {
        let error = #expect(throws: ExtensionError.self) {
            try TelemetrySubscription(to: [.platform], at: destination)
        }
        #expect(error?.code == .invalidSubscription)
    }

    @Test("A subscription to nothing is refused")
    func nothing() {
        let error = #expect(throws: ExtensionError.self) {
            try TelemetrySubscription(to: [], at: "http://sandbox.localdomain:4243")
        }
        #expect(error?.code == .invalidSubscription)
    }
}
