import CurlTransport
import Scenario
import SharedLayer
import TestSupport

/// Changes the visibility timeout of all of an emulator's queues, by the SQS API.
struct QueueVisibility {
    private let client: AWSJSONClient

    init(_ emulator: EmulatorProcess, http: HTTPClient) throws {
        let configuration = try AWSConfiguration(environment: [
            "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
        ])
        client = AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http)
    }

    func set(seconds: Int) async throws {
        let queues: Queues = try await client.call("ListQueues", Nothing())
        for url in queues.QueueUrls {
            let _: AWSNothing = try await client.call(
                "SetQueueAttributes",
                Attributes(QueueUrl: url, Attributes: ["VisibilityTimeout": String(seconds)]))
        }
    }

    // The names on the wire.
    private struct Nothing: Encodable, Sendable {}

    private struct Queues: Decodable, Sendable {
        let QueueUrls: [String]
    }

    private struct Attributes: Encodable, Sendable {
        let QueueUrl: String
        let Attributes: [String: String]
    }
}
