import CurlTransport
import Scenario
import TestSupport
import Testing

/// The short form of `make soak-charges`.
@Suite("Charges, their functions and the emulator killed", .serialized)
struct ChargeSoakTests {
    private static let arguments = ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]

    @Test(
        "Each acknowledged charge is delivered under one id with the same bytes, its history is whole, and it is settled once",
        .tags(.money), .timeLimit(.minutes(5)))
    func random() async throws {
        let seed = UInt64.random(in: 0...(.max))
        print("ChargeSoakTests: seed \(seed)")
        let plan = SoakPlan(seed: seed, charges: 50, functionKills: 10, emulatorKills: 3)
        let report = try await with { lives, _, http in try await ChargeSoak(plan, on: lives, http: http).run() }
        #expect(report.faults == [], "seed \(seed)")
        #expect(report.charges == 50)
        #expect(report.functionKills > 0 && report.emulatorKills > 0, "nothing was killed, so nothing was shown")
    }

    @Test(
        "So it is when the kill comes at a write of the emulator or at a request of a function",
        .tags(.money), .timeLimit(.minutes(5)))
    func crashPoints() async throws {
        let report = try await with { lives, countdown, http in
            try await CrashSoak(on: lives, countdown, every: 6, http: http).run()
        }
        #expect(report.faults == [])
        #expect(report.functionKills > 0 && report.emulatorKills > 0, "nothing was killed, so nothing was shown")
    }

    private func with<Value: Sendable>(
        _ body: (EmulatorLives, SyncCountdown, HTTPClient) async throws -> Value
    ) async throws -> Value {
        let http = HTTPClient()
        defer { http.shutdown() }
        return try await TemporaryDirectory.with { directory in
            let countdown = try await SyncCountdown(
                source: PackageRoot.file("Tests/Fixtures/CrashAtSync/crash_at_sync.c"), in: directory.path)
            let lives = try await EmulatorLives(
                program: Programs.moneta, template: Programs.rootTemplate, data: directory.file("data"),
                arguments: Self.arguments, environment: countdown.environment)
            return try await body(lives, countdown, http)
        }
    }
}
