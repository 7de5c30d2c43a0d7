import CurlTransport
import SharedLayer
import TestSupport

/// The dead-letter queues, whose messages an operator sends back once what failed them is over.
struct DeadLetterQueues: Sendable {
    private let client: AWSJSONClient

    init(_ emulator: EmulatorProcess, http: HTTPClient) throws {
        let configuration = try AWSConfiguration(environment: [
            "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": "local",
        ])
        client = AWSJSONClient(
            service: "sqs", targetPrefix: "AmazonSQS", jsonVersion: "1.0", configuration: configuration, http: http)
    }

    /// Starts a message move task for each dead-letter queue that holds something.
    func sendBack() async throws {
        let queues: JSONValue = try await client.call("ListQueues", JSONValue.object(JSONObject()))
        for url in queues["QueueUrls"]?.array?.compactMap(\.string) ?? [] where url.contains("DeadLetterQueue") {
            let names: JSONValue = ["QueueArn", "ApproximateNumberOfMessages"]
            let answer: JSONValue = try await client.call(
                "GetQueueAttributes", ["QueueUrl": .string(url), "AttributeNames": names] as JSONValue)
            let attributes = answer["Attributes"]
            guard let arn = attributes?["QueueArn"]?.string,
                attributes?["ApproximateNumberOfMessages"]?.string != "0"
            else { continue }
            let _: JSONValue = try await client.call("StartMessageMoveTask", ["SourceArn": .string(arn)] as JSONValue)
        }
    }
}
