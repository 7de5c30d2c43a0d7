import TestSupport
import Testing

@testable import SharedLayer

@Suite struct CircuitStateTests {
    private let settings = CircuitSettings(
        windowSeconds: 60, bucketCount: 6, callsMin: 10, failurePercentMin: 50, openSeconds: 30, openGrowth: 2,
        openSecondsMax: 100, probeSeconds: 20)
    private let start = Timestamp(secondsSince1970: 1_800_000_000)

    private func at(_ seconds: Int64) -> Timestamp { start.adding(seconds: seconds) }

    @Test(
        "opens when enough of enough calls have failed",
        arguments: [(9, 9, false), (10, 4, false), (10, 5, true), (20, 9, false), (20, 10, true), (10, 0, false)])
    func opens(calls: Int, failures: Int, isOpen: Bool) {
        var state = CircuitState()
        state.count(calls: calls, failures: failures, at: start, settings)
        #expect(state.admission(at: start) == (isOpen ? .refused(until: at(30)) : .admitted))
    }

    @Test("forgets what is older than its window")
    func window() {
        var state = CircuitState()
        state.count(calls: 5, failures: 5, at: at(0), settings)
        state.count(calls: 4, failures: 4, at: at(59), settings)
        #expect(state.admission(at: at(59)) == .admitted)
        state.count(calls: 1, failures: 1, at: at(60), settings)
        #expect(state.admission(at: at(60)) == .admitted)
        state.count(calls: 5, failures: 5, at: at(61), settings)
        #expect(state.admission(at: at(61)) == .refused(until: at(91)))
    }

    @Test("lets one probe through when its time is over, and closes when that succeeds")
    func probe() {
        var state = opened()
        #expect(state.admission(at: at(29)) == .refused(until: at(30)))
        #expect(state.admission(at: at(30)) == .probe)
        state.beginProbe("one", at: at(30), settings)
        #expect(state.admission(at: at(31)) == .refused(until: at(50)))
        state.endProbe("another", .failure, at: at(31), settings)
        #expect(state.phase == .probing(id: "one", until: at(50)))
        state.endProbe("one", .success, at: at(32), settings)
        #expect(state.admission(at: at(32)) == .admitted)
        #expect(state.openings == 0 && state.buckets.isEmpty)
    }

    @Test("opens for longer with each probe that fails, up to a bound")
    func growth() {
        var state = opened()
        var now: Int64 = 30
        for seconds: Int64 in [60, 100, 100] {
            state.beginProbe("p", at: at(now), settings)
            state.endProbe("p", .failure, at: at(now), settings)
            #expect(state.phase == .open(until: at(now + seconds)))
            now += seconds
        }
        #expect(settings.openMilliseconds(.max) == 100_000)
    }

    @Test("lets another probe when one is lost, or says nothing")
    func lostProbe() {
        var state = opened()
        state.beginProbe("lost", at: at(30), settings)
        #expect(state.admission(at: at(50)) == .probe)
        state.beginProbe("next", at: at(50), settings)
        state.endProbe("lost", .success, at: at(51), settings)
        #expect(state.phase == .probing(id: "next", until: at(70)))
        state.endProbe("next", .nothing, at: at(52), settings)
        #expect(state.admission(at: at(52)) == .probe)
        #expect(state.openings == 1)
    }

    @Test("does not count what ends after it has opened")
    func late() {
        var state = opened()
        let before = state
        state.count(calls: 100, failures: 100, at: at(1), settings)
        #expect(state == before)
    }

    @Test("comes back from its item as it was", arguments: 0..<200)
    func item(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var state = CircuitState()
        var now: Int64 = 0
        for step in 0..<Int.random(in: 0...40, using: &random) {
            now += Int64.random(in: 0...25, using: &random)
            switch state.admission(at: at(now)) {
            case .admitted:
                let calls = Int.random(in: 0...6, using: &random)
                state.count(calls: calls, failures: Int.random(in: 0...calls, using: &random), at: at(now), settings)
            case .probe: state.beginProbe("\(step)", at: at(now), settings)
            case .refused:
                let verdict = [CircuitVerdict.success, .failure, .nothing].randomElement(using: &random) ?? .nothing
                if case .probing(let id, _) = state.phase { state.endProbe(id, verdict, at: at(now), settings) }
            }
            #expect(state.buckets.count <= Int(settings.bucketCount) + 1)
            state.version += 1
        }
        let item = state.item("partner", at: at(now), settings)
        #expect(CircuitState(item) == state, "seed \(seed)")
        #expect(item["pk"] == .string("CIRCUIT#partner"))
    }

    @Test(
        "takes no other item for its own",
        arguments: ["phase", "until", "version", "openings", "buckets"])
    func foreignItem(name: String) {
        var item = opened().item("partner", at: start, settings)
        item[name] = nil
        #expect(CircuitState(item) == nil)
        item[name] = .string("nonsense")
        #expect(CircuitState(item) == nil)
        item[name] = .number("99999999999999999999")
        #expect(CircuitState(item) == nil)
    }

    private func opened() -> CircuitState {
        var state = CircuitState()
        state.count(calls: 10, failures: 10, at: start, settings)
        return state
    }
}
