import Testing

@testable import SharedLayer

@Suite struct CertificateCacheTests {
    private let clock = SettableClock(SigningParty.now)

    private func value(
        _ cache: CertificateCache<String, Int>, _ age: Int64, _ load: () async throws(CertificateError) -> Int
    ) async throws -> Int {
        let clock = clock
        return try await cache.value(
            for: "key", notOlderThan: { _ in age }, sharesLoads: age > 0, now: { clock.now }, load: load)
    }

    @Test("A slow reading does not take the place of one that began later")
    func slowReading() async throws {
        let cache = CertificateCache<String, Int>(countMax: 1)
        let slow = try await value(cache, 0) { () async throws(CertificateError) in
            clock.advance(seconds: 1)
            _ = try? await value(cache, 0) { () async throws(CertificateError) in 2 }
            return 1
        }
        #expect(slow == 1)
        let kept = try await value(cache, 60) { () async throws(CertificateError) in 3 }
        #expect(kept == 2)
    }

    @Test("An age without a bound is one, and none at all keeps nothing", arguments: [(Int64.max, 1), (0, 2), (-1, 2)])
    func ages(age: Int64, expected: Int) async throws {
        let cache = CertificateCache<String, Int>(countMax: 1)
        _ = try await value(cache, age) { () async throws(CertificateError) in 1 }
        let second = try await value(cache, age) { () async throws(CertificateError) in 2 }
        #expect(second == expected)
    }
}
