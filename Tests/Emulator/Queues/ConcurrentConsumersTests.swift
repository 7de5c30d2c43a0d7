import Queues
import Testing

@Suite("Concurrent consumers")
struct ConcurrentConsumersTests {
    @Test("Consumers never have the same message at once, and together they get every message")
    func noMessageTwice() async throws {
        let total = 300
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let seen = Tally()
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
                        while seen.all.count < total {
                            let messages = try await fixture.service.receive(
                                fromQueue: "orders", ReceiveOptions(maxMessages: 7))
                            for message in messages { seen.add(message.body) }
                            try await fixture.service.delete(messages.map(\.receiptHandle), fromQueue: "orders")
                        }
                    }
                }
            }
            #expect(seen.all.count == total)
            #expect(seen.all.values.allSatisfy { $0 == 1 })
        }
    }
}
