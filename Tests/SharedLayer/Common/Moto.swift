import SharedLayer
import TestSupport

/// A server of moto's with DynamoDB and SQS prepared for a test.
enum Moto {
    /// `prepare` is Python that is run first, with boto3's `dynamodb` and `sqs` made; what it prints is given to `body`.
    static func with(
        _ prepare: String, _ body: (AWSConfiguration, _ printed: String) async throws -> Void
    ) async throws {
        try await MotoServer.with { server in
            let script = """
                import boto3, sys
                key = dict(aws_access_key_id="id", aws_secret_access_key="secret", region_name="us-east-1")
                dynamodb = boto3.client("dynamodb", endpoint_url=sys.argv[1], **key)
                sqs = boto3.client("sqs", endpoint_url=sys.argv[1], **key)
                \(prepare)
                """
            let finished = try await ChildProcess.finish(server.python.python, ["-c", script, server.url])
            guard finished.succeeded else { throw TestSupportError(.processFailed, finished.output) }
            let configuration = AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"),
                endpoint: server.url)
            try await body(configuration, finished.output)
        }
    }
}
