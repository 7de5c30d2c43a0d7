import SharedLayer
import TestSupport

/// A server of moto's: DynamoDB and SQS by people who never saw this code.
enum Moto {
    /// `prepare` is Python that is run first, with boto3's `dynamodb` and `sqs` made; what it prints is given to `body`.
    static func with(
        _ prepare: String, _ body: (AWSConfiguration, _ printed: String) async throws -> Void
    ) async throws {
        let environment = try await PythonEnvironment.prepare("moto", packages: ["moto[server]==5.2.1"])
        let port = try await FreePort.find()
        let url = "http://127.0.0.1:\(port)"
        try await ChildProcess.with(environment.executable("moto_server"), ["-H", "127.0.0.1", "-p", "\(port)"]) {
            server in
            try await server.waitForOutput(containing: "Running on")
            let script = """
                import boto3, sys
                key = dict(aws_access_key_id="id", aws_secret_access_key="secret", region_name="us-east-1")
                dynamodb = boto3.client("dynamodb", endpoint_url=sys.argv[1], **key)
                sqs = boto3.client("sqs", endpoint_url=sys.argv[1], **key)
                \(prepare)
                """
            let finished = try await ChildProcess.finish(environment.python, ["-c", script, url])
            guard finished.succeeded else { throw TestSupportError(.processFailed, finished.output) }
            let configuration = AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"),
                endpoint: url)
            try await body(configuration, finished.output)
        }
    }
}
