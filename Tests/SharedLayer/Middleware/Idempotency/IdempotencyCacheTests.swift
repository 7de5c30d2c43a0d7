import Testing

@testable import SharedLayer

@Suite("The cache of completed records")
struct IdempotencyCacheTests {
    private let now = Timestamp(secondsSince1970: 1_000)

    private func record(_ status: IdempotencyRecord.Status = .completed, result: String = "1") -> IdempotencyRecord {
        IdempotencyRecord(
            status: status, fingerprint: "f", owner: "o", runID: "r", attempt: 1, lockedUntil: now,
            expiresAt: now.adding(seconds: 10), result: result)
    }

    @Test("The record that was not asked for the longest makes room")
    func eviction() {
        let cache = IdempotencyCache(entriesMax: 2)
        cache.keep(record(), under: "a")
        cache.keep(record(), under: "b")
        _ = cache.record(under: "a", at: now)
        cache.keep(record(), under: "c")
        #expect(cache.count == 2)
        #expect(cache.record(under: "a", at: now) != nil)
        #expect(cache.record(under: "b", at: now) == nil)
    }

    @Test("An expired record is given up")
    func expiry() {
        let cache = IdempotencyCache()
        cache.keep(record(), under: "a")
        #expect(cache.record(under: "a", at: now.adding(milliseconds: 9_999)) != nil)
        #expect(cache.record(under: "a", at: now.adding(seconds: 10)) == nil)
        #expect(cache.count == 0)
    }

    @Test("Neither what is in progress nor what is large is kept, and an empty cache keeps nothing")
    func refusals() {
        let cache = IdempotencyCache(resultBytesMax: 3)
        cache.keep(record(.inProgress), under: "a")
        cache.keep(record(result: "1234"), under: "b")
        #expect(cache.count == 0)
        cache.keep(record(result: "123"), under: "c")
        #expect(cache.count == 1)
        let none = IdempotencyCache(entriesMax: 0)
        none.keep(record(), under: "a")
        #expect(none.count == 0)
    }
}
