import CurlTransport
import SharedLayer
import TestSupport
import Testing

/// The event source mappings of the pipeline's queues, by the Lambda API.
struct QueueMappings {
    enum Group {
        case all
        case standardDeliveries
    }

    private let emulator: ChargeEmulator
    private let url: String
    private let mappings: [Mapping]

    private struct Mapping {
        let id: String
        let queue: String
    }

    /// The stages' mappings: three standard ones, three of Platinum.
    init(_ emulator: ChargeEmulator) async throws {
        self.emulator = emulator
        url = emulator.process.servicesURL + "/2015-03-31/event-source-mappings"
        let listed = try JSONParser().parse(try await emulator.http.execute(HTTPRequest(.get, url)).body)
        mappings = (listed["EventSourceMappings"]?.array ?? []).compactMap { mapping in
            guard let id = mapping["UUID"]?.string, let arn = mapping["EventSourceArn"]?.string,
                ["ProcessChargeQueue", "SignContractQueue", "DeliverToPartnerQueue"].contains(where: arn.contains)
            else { return nil }
            return Mapping(id: id, queue: arn.split(separator: ":").last.map(String.init) ?? arn)
        }
        #expect(mappings.count == 6, "\(listed)")
    }

    func update(_ group: Group, _ changes: String) async throws {
        for mapping in of(group) {
            let response = try await emulator.http.execute(
                HTTPRequest(
                    .put, "\(url)/\(mapping.id)", headers: ["Content-Type": "application/json"],
                    body: Array(changes.utf8)))
            #expect(response.status == 202, "\(String(decoding: response.body, as: UTF8.self))")
        }
    }

    /// Messages that can be received from the queues.
    func waiting(_ group: Group) async throws -> Int {
        var count = 0
        for mapping in of(group) {
            let found = try await emulator.sqs("GetQueueUrl", ["QueueName": .string(mapping.queue)])
            let queueURL = try #require(found["QueueUrl"]?.string)
            let answer = try await emulator.sqs(
                "GetQueueAttributes",
                ["QueueUrl": .string(queueURL), "AttributeNames": ["ApproximateNumberOfMessages"]])
            count += answer["Attributes"]?["ApproximateNumberOfMessages"]?.string.flatMap { Int($0) } ?? 0
        }
        return count
    }

    private func of(_ group: Group) -> [Mapping] {
        switch group {
        case .all: mappings
        case .standardDeliveries:
            mappings.filter { $0.queue.contains("DeliverToPartnerQueue") && !$0.queue.contains("Platinum") }
        }
    }
}
