import Queues
import Synchronization
import Testing

@Suite("Concurrent consumers")
struct ConcurrentConsumersTests {
    @Test("Consumers never have the same message at once, and together they get every message")
    func noMessageTwice() async throws {
        let total = 300
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let seen = Mutex<[String: Int]>([:])
            try await withThrowingDiscardingTaskGroup { group in
                for producer in 0..<3 {
                    group.addTask {
                        for index in 0..<(total / 3) {
                            _ = try await fixture.service.send("\(producer)-\(index)", toQueue: "orders")
                        }
                    }
                }
                for _ in 0..<6 {
                    group.addTask {
                        while seen.withLock({ $0.count }) < total {
                            let messages = try await fixture.service.receive(
                                fromQueue: "orders", ReceiveOptions(maxMessages: 7))
                            for message in messages { seen.withLock { $0[message.body, default: 0] += 1 } }
                            try await fixture.service.delete(messages.map(\.receiptHandle), fromQueue: "orders")
                        }
                    }
                }
            }
            #expect(seen.withLock { $0.count } == total)
            #expect(seen.withLock { $0.values.allSatisfy { $0 == 1 } })
        }
    }
}
