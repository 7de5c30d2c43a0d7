import SharedLayer
import Synchronization
import Testing

@Suite("A lazy value")
struct LazyTests {
    private struct NotNow: Error {}

    @Test("It is made once, at its first use, however many ask at the same time")
    func once() async {
        let count = Atomic(0)
        let lazy = Lazy<Int, Never> { count.add(1, ordering: .relaxed).newValue }
        #expect(count.load(ordering: .relaxed) == 0)
        let values = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<100 { group.addTask { lazy.value() } }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(values == [1])
    }

    @Test("What making it throws is thrown to who asks, and the next one tries again")
    func failure() throws {
        let fails = Atomic(true)
        let lazy = Lazy<Int, NotNow> { () throws(NotNow) in
            guard !fails.load(ordering: .relaxed) else { throw NotNow() }
            return 7
        }
        #expect(throws: NotNow.self) { try lazy.value() }
        fails.store(false, ordering: .relaxed)
        #expect(try lazy.value() == 7)
    }
}
