import SharedLayer
import TestSupport
import Testing

@Suite("Parameters")
struct ParametersTests {
    private struct Limits: Decodable, Equatable {
        var retries: Int
    }

    private let source = TableSource([
        "/app/url": "https://example.com", "/app/limits.json": #"{"retries":3}"#, "/app/key.binary": "3q2+7w==",
    ])
    private let clock = TestClock()

    private func parameters(
        _ options: ParameterOptions = ParameterOptions()
    ) -> CachedParameters<TableSource> {
        CachedParameters(source, options: options, now: clock.now)
    }

    @Test("A value is read once in five seconds, and anew after them")
    func maxAge() async throws {
        let parameters = parameters()
        #expect(try await parameters.text("/app/url") == "https://example.com")
        source.set("/app/url", "https://example.org")
        clock.advance(milliseconds: 4_999)
        #expect(try await parameters.text("/app/url") == "https://example.com")
        clock.advance(milliseconds: 1)
        #expect(try await parameters.text("/app/url") == "https://example.org")
        #expect(source.reads.count == 2)
    }

    @Test("A clock that was set back makes no value younger, and an age without a bound is one", arguments: [0, 60])
    func clockSetBack(staleSecondsMax: Int) async throws {
        let parameters = parameters(ParameterOptions(maxAgeSeconds: 5, staleSecondsMax: staleSecondsMax))
        _ = try await parameters.text("/app/url")
        source.set("/app/url", "https://example.org")
        clock.advance(milliseconds: -3_600_000)
        #expect(try await parameters.text("/app/url", .maxAge(seconds: .max)) == "https://example.org")
        #expect(try await parameters.text("/app/url", .maxAge(seconds: .max)) == "https://example.org")
        #expect(source.reads.count == 2)
        clock.advance(milliseconds: -3_600_000)
        #expect(try await parameters.text("/app/url", .fetched) == "https://example.org")
        #expect(source.reads.count == 3)
    }

    @Test("One call can ask for a younger value, or for a new one")
    func freshness() async throws {
        let parameters = parameters(ParameterOptions(maxAgeSeconds: 300))
        _ = try await parameters.text("/app/url")
        clock.advance(milliseconds: 10_000)
        _ = try await parameters.text("/app/url", .maxAge(seconds: 11))
        #expect(source.reads.count == 1)
        _ = try await parameters.text("/app/url", .maxAge(seconds: 10))
        #expect(source.reads.count == 2)
        _ = try await parameters.text("/app/url", .fetched)
        #expect(source.reads.count == 3)
        parameters.clear()
        _ = try await parameters.text("/app/url")
        #expect(source.reads.count == 4)
    }

    @Test("Versions and stages of one name are values of their own")
    func versions() async throws {
        let parameters = parameters()
        _ = try await parameters.text("/app/url")
        _ = try await parameters.text(ParameterName("/app/url", version: "2"))
        _ = try await parameters.text(ParameterName("/app/url", stage: "AWSPREVIOUS"))
        #expect(source.reads == ["/app/url", "/app/url:2", "/app/url:AWSPREVIOUS"])
    }

    @Test("Values are read as types, bytes, or as their names say, from one reading")
    func transforms() async throws {
        let parameters = parameters()
        #expect(try await parameters.json("/app/limits.json") == Limits(retries: 3))
        #expect(try await parameters.base64("/app/key.binary") == [0xDE, 0xAD, 0xBE, 0xEF])
        #expect(try await parameters.automatic("/app/limits.json") == .json(["retries": 3]))
        #expect(try await parameters.automatic("/app/key.binary") == .bytes([0xDE, 0xAD, 0xBE, 0xEF]))
        #expect(try await parameters.automatic("/app/url") == .text("https://example.com"))
        #expect(source.reads.count == 3)
        let all = try await parameters.automatic(under: "/app/")
        #expect(all.count == 3)
        #expect(all["/app/limits.json"] == .json(["retries": 3]))
    }

    @Test("What cannot be read as it should be is refused without telling the value")
    func malformed() async throws {
        source.set("secret.json", #"{"retries":"hunter2"}"#)
        source.set("broken.json", "hunter2")
        source.set("secret.binary", "hunter2!")
        source.set("bytes", ParameterValue([0xFF]))
        let parameters = parameters()
        let reads: [() async throws -> Void] = [
            { _ = try await parameters.json("secret.json", as: Limits.self) },
            { _ = try await parameters.json("broken.json", as: Limits.self) },
            { _ = try await parameters.base64("secret.binary") }, { _ = try await parameters.text("bytes") },
        ]
        for read in reads {
            let error = try await #require(throws: ParameterError.self) { try await read() }
            #expect(error.code == .malformedValue)
            #expect(!error.description.contains("hunter2"))
        }
        #expect("\(ParameterValue("hunter2"))" == "ParameterValue(7 bytes)")
    }

    @Test("Callers at the same time share one reading")
    func sharedReading() async throws {
        let parameters = parameters()
        source.setGate(isOpen: false)
        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await parameters.text("/app/url") } }
            try await eventually { source.reads.count == 1 }
            for _ in 0..<1_000 { await Task.yield() }
            source.setGate(isOpen: true)
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(texts == Array(repeating: "https://example.com", count: 50))
        #expect(source.reads.count == 1)
    }

    @Test("A failed reading fails those who share it, and is not kept")
    func failure() async throws {
        source.fail(.unavailable)
        let parameters = parameters()
        await #expect(throws: ParameterError.self) { try await parameters.text("/app/url") }
        source.fail(nil)
        #expect(try await parameters.text("/app/url") == "https://example.com")
        let missing = try await #require(throws: ParameterError.self) { try await parameters.text("/none") }
        #expect(missing.code == .notFound)
    }

    @Test("When the reader is cancelled another one reads; one who waits and is cancelled gives up")
    func cancellation() async throws {
        let parameters = parameters()
        source.setGate(isOpen: false)
        let first = Task { try await parameters.text("/app/url") }
        try await eventually { source.reads.count == 1 }
        let second = Task { try await parameters.text("/app/url") }
        let third = Task { try await parameters.text("/app/url") }
        for _ in 0..<1_000 { await Task.yield() }
        third.cancel()
        let error = try await #require(throws: ParameterError.self) { try await third.value }
        #expect(error.code == .cancelled)
        first.cancel()
        await #expect(throws: ParameterError.self) { try await first.value }
        try await eventually { source.reads.count == 2 }
        source.setGate(isOpen: true)
        #expect(try await second.value == "https://example.com")
    }

    @Test("A value that is too old is given while its source is unavailable, for as long as the options say")
    func stale() async throws {
        let parameters = parameters(ParameterOptions(maxAgeSeconds: 5, staleSecondsMax: 60))
        _ = try await parameters.text("/app/url")
        source.fail(.unavailable)
        clock.advance(milliseconds: 64_999)
        #expect(try await parameters.text("/app/url") == "https://example.com")
        #expect(source.reads.count == 2)
        clock.advance(milliseconds: 1)
        await #expect(throws: ParameterError.self) { try await parameters.text("/app/url") }
        source.fail(.accessDenied)
        clock.advance(milliseconds: -30_000)
        await #expect(throws: ParameterError.self) { try await parameters.text("/app/url") }
    }

    @Test("Values under a path and several names are kept too, and of too many the oldest goes")
    func trees() async throws {
        let parameters = parameters(ParameterOptions(countMax: 2))
        for _ in 0..<2 {
            #expect(try await parameters.texts(under: "/app/", recursively: true).count == 3)
            clock.advance(milliseconds: 1)
            #expect(try await parameters.texts(of: ["/app/url", "/none"]) == ["/app/url": "https://example.com"])
        }
        #expect(source.reads.count == 2)
        clock.advance(milliseconds: 1)
        _ = try await parameters.text("/app/url")
        _ = try await parameters.texts(of: ["/app/url", "/none"])
        #expect(source.reads.count == 3)
        _ = try await parameters.texts(under: "/app/", recursively: true)
        #expect(source.reads.count == 4)
    }
}
