import Testing

@testable import EventSources

@Suite("Concurrency of an event source")
struct InvocationConcurrencyTests {
    @Test(
        "It begins with five places, or fewer when the maximum is lower", arguments: [(nil, 5), (2, 2), (1, 1), (9, 5)])
    func initial(maximum: Int?, limit: Int) {
        #expect(InvocationConcurrency(maximum: maximum).limit == limit)
    }

    @Test("It grows by one per batch while every place is taken, up to the maximum")
    func growth() {
        var concurrency = InvocationConcurrency(maximum: 7)
        for _ in 0..<10 {
            while concurrency.hasPlace { concurrency.started() }
            concurrency.ended(wasThrottled: false)
        }
        #expect(concurrency.limit == 7)
        #expect(concurrency.running == 6)
    }

    @Test("It does not grow while places are free")
    func noGrowth() {
        var concurrency = InvocationConcurrency(maximum: 7)
        concurrency.started()
        concurrency.ended(wasThrottled: false)
        concurrency.started()
        concurrency.abandoned()
        #expect(concurrency.limit == 5)
        #expect(concurrency.running == 0)
    }

    @Test("A throttled batch halves it, down to one")
    func throttling() {
        var concurrency = InvocationConcurrency(maximum: nil)
        var limits: [Int] = []
        for _ in 0..<4 {
            concurrency.started()
            concurrency.ended(wasThrottled: true)
            limits.append(concurrency.limit)
        }
        #expect(limits == [2, 1, 1, 1])
    }
}
