import Testing

@testable import EventSources

@Suite("The state of a stream's batch")
struct StreamBatchStateTests {
    private static func entries(_ numbers: some Sequence<Int64>) -> [StreamEntry] {
        numbers.map { StreamEntry(number: $0, sequenceNumber: "\($0)", createdMilliseconds: $0 * 1_000, json: []) }
    }

    private static func numbers(_ piece: StreamBatchState.Piece?) -> [Int64]? { piece?.entries.map(\.number) }

    @Test("A batch that succeeds is through")
    func success() {
        var batch = StreamBatchState(Self.entries(1...3), retriesMax: 0, bisects: true)
        #expect(Self.numbers(batch.current) == [1, 2, 3])
        batch.succeeded()
        #expect(batch.current == nil && batch.firstLeft == nil)
    }

    @Test("A batch is tried again as often as there are retries, then given up", arguments: [0, 1, 3])
    func retries(max: Int) {
        var batch = StreamBatchState(Self.entries(1...2), retriesMax: max, bisects: false)
        for _ in 0..<max {
            let givenUp = batch.failed()
            #expect(givenUp == nil)
            #expect(Self.numbers(batch.current) == [1, 2])
        }
        let givenUp = batch.failed()
        #expect(Self.numbers(givenUp) == [1, 2])
        #expect(givenUp?.invocations == max + 1)
        #expect(batch.current == nil)
    }

    @Test("Without a limit a batch is never given up")
    func endless() {
        var batch = StreamBatchState(Self.entries(1...2), retriesMax: nil, bisects: false)
        for _ in 0..<100 where batch.failed() != nil { Issue.record("it was given up") }
        #expect(Self.numbers(batch.current) == [1, 2])
    }

    @Test("Halves isolate the record that fails, and halving takes no retries")
    func bisection() {
        var batch = StreamBatchState(Self.entries(1...8), retriesMax: 1, bisects: true)
        var seen: [[Int64]] = []
        var givenUp: [Int64] = []
        while let piece = batch.current {
            let numbers = piece.entries.map(\.number)
            seen.append(numbers)
            if numbers.contains(6) {
                if let lost = batch.failed() { givenUp += lost.entries.map(\.number) }
            } else {
                batch.succeeded()
            }
        }
        #expect(givenUp == [6])
        #expect(seen == [Array(1...8), [1, 2, 3, 4], [5, 6, 7, 8], [5, 6], [5], [6], [6], [7, 8]])
    }

    @Test("From a record that the function names only the rest is tried again")
    func partial() {
        var batch = StreamBatchState(Self.entries(1...5), retriesMax: 2, bisects: true)
        let first = batch.failed(at: 2)
        #expect(first == nil)
        #expect(Self.numbers(batch.current) == [3, 4, 5])
        #expect(batch.firstLeft == 3)
        let second = batch.failed(at: 0)
        #expect(second == nil)
        let givenUp = batch.failed(at: 0)
        #expect(Self.numbers(givenUp) == [3, 4, 5])
        #expect(givenUp?.invocations == 3)
    }

    @Test("Records that are too old go from the front")
    func age() {
        var batch = StreamBatchState(Self.entries(1...5), retriesMax: nil, bisects: false)
        let none = batch.expire(before: 1_000)
        #expect(none == nil)
        let expired = batch.expire(before: 3_000)
        #expect(Self.numbers(expired) == [1, 2])
        #expect(Self.numbers(batch.current) == [3, 4, 5])
        let rest = batch.expire(before: 9_000)
        #expect(Self.numbers(rest) == [3, 4, 5])
        #expect(batch.current == nil)
    }
}
