import Testing

@testable import SharedLayer

@Suite("Progress of a run")
struct IdempotencyProgressTests {
    private let now = Timestamp(secondsSince1970: 1_000)

    private func progress(
        steps: [String: String] = [:], _ configuration: IdempotencyConfiguration = IdempotencyConfiguration()
    ) -> IdempotencyProgress {
        IdempotencyProgress(
            IdempotencyRecord(
                status: .inProgress, fingerprint: "", owner: "me", runID: "run", attempt: 1,
                lockedUntil: now.adding(seconds: 10), expiresAt: now.adding(seconds: 100), steps: steps),
            configuration: configuration)
    }

    @Test("A recorded step gives its result, another one runs")
    func recorded() throws {
        var progress = progress(steps: ["a": "1"])
        #expect(try progress.begin("a", at: now) == "1")
        #expect(try progress.begin("b", at: now) == nil)
        try progress.finish("b", "2")
        #expect(progress.recorded == ["a": "1", "b": "2"])
    }

    @Test(
        "A name is an identifier, and used once",
        arguments: ["", "a b", "#a", String(repeating: "a", count: 65), "taken"])
    func names(_ name: String) throws {
        var progress = progress()
        _ = try progress.begin("taken", at: now)
        let error = #expect(throws: IdempotencyError.self) { try progress.begin(name, at: now) }
        #expect(error?.code == .invalidStep)
    }

    @Test("After the lock's end nothing new begins, but recorded results are still given")
    func lockOver() throws {
        var progress = progress(steps: ["a": "1"])
        let late = now.adding(seconds: 10)
        #expect(try progress.begin("a", at: late) == "1")
        let error = #expect(throws: IdempotencyError.self) { try progress.begin("b", at: late) }
        #expect(error?.code == .ownershipLost)
    }

    @Test("Once the run is lost, no step begins any more")
    func lost() throws {
        var progress = progress()
        _ = try progress.begin("a", at: now)
        try progress.finish("a", "1")
        progress.failed("a", IdempotencyError(.ownershipLost, ""))
        #expect(progress.recorded.isEmpty)
        let error = #expect(throws: IdempotencyError.self) { try progress.begin("b", at: now) }
        #expect(error?.code == .ownershipLost)
    }

    @Test("The number of steps and the bytes of their results are bounded")
    func limits() throws {
        var few = progress(steps: ["a": "1"], IdempotencyConfiguration(stepsMax: 1))
        #expect(throws: IdempotencyError.self) { try few.begin("b", at: now) }
        var small = progress(steps: ["a": "12345"], IdempotencyConfiguration(resultBytesMax: 8))
        _ = try small.begin("b", at: now)
        let error = #expect(throws: IdempotencyError.self) { try small.finish("b", "1234") }
        #expect(error?.code == .stepNotStorable)
        try small.finish("b", "123")
    }
}
