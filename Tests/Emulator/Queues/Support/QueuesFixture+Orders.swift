import Queues

extension QueuesFixture {
    static let fifoName = "orders.fifo"

    /// A call whose body begins with the URL of the queue `orders.fifo`.
    func ordersInOrder(_ operation: String, _ members: String = "") async throws -> WireAnswer {
        let url = #""QueueUrl":"http://127.0.0.1:4566/000000000000/orders.fifo""#
        return try await call(operation, members.isEmpty ? "{\(url)}" : "{\(url),\(members)}")
    }

    func createOrdersInOrder(_ attributes: [String: String] = [:]) async throws {
        try await service.createQueue(
            name: Self.fifoName, attributes: attributes.merging(["FifoQueue": "true"]) { given, _ in given })
    }

    /// Sends `<group><number>` for each number, into the group.
    func send(_ numbers: Range<Int>, toGroup group: String) async throws {
        for number in numbers {
            _ = try await service.send(
                "\(group)\(number)", toQueue: Self.fifoName, groupID: group, deduplicationID: "\(group)\(number)")
        }
    }

    func receiveInOrder(
        _ max: Int = 10, visibilityTimeoutSeconds: Int? = nil, attemptID: String? = nil
    ) async throws -> [ReceivedMessage] {
        try await service.receive(
            fromQueue: Self.fifoName,
            ReceiveOptions(
                maxMessages: max, visibilityTimeoutSeconds: visibilityTimeoutSeconds, waitSeconds: 0,
                attemptID: attemptID))
    }
}
