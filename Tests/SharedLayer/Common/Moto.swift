import SharedLayer
import TestSupport

/// A server of moto's that checks signatures, prepared for a test.
enum Moto {
    /// Creating the user, its policy and its key pass unsigned; whatever comes after must be signed by it.
    private static let unsignedActions = 3

    /// `prepare` is Python that is run first, with boto3's `dynamodb` and `sqs` made and with `key` for other clients; what it
    /// prints is given to `body`, beside the configuration of a user who may do everything.
    static func with(
        _ prepare: String = "", _ body: (AWSConfiguration, _ printed: String) async throws -> Void
    ) async throws {
        try await MotoServer.with(
            environment: ["INITIAL_NO_AUTH_ACTION_COUNT": "\(unsignedActions)"]
        ) { server in
            let script = """
                import boto3, json, sys
                key = dict(aws_access_key_id="any", aws_secret_access_key="any", region_name="us-east-1")
                iam = boto3.client("iam", endpoint_url=sys.argv[1], **key)
                iam.create_user(UserName="tester")
                policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
                iam.put_user_policy(UserName="tester", PolicyName="all", PolicyDocument=json.dumps(policy))
                made = iam.create_access_key(UserName="tester")["AccessKey"]
                print(made["AccessKeyId"], made["SecretAccessKey"])
                key = dict(key, aws_access_key_id=made["AccessKeyId"], aws_secret_access_key=made["SecretAccessKey"])
                dynamodb = boto3.client("dynamodb", endpoint_url=sys.argv[1], **key)
                sqs = boto3.client("sqs", endpoint_url=sys.argv[1], **key)
                \(prepare)
                """
            let finished = try await ChildProcess.finish(server.python.python, ["-c", script, server.url])
            let words = finished.output.prefix { $0 != "\n" }.split(separator: " ").map(String.init)
            guard finished.succeeded, words.count == 2 else {
                throw TestSupportError(.processFailed, "moto could not be prepared: \(finished.output)")
            }
            let configuration = AWSConfiguration(
                region: "us-east-1", credentials: AWSCredentials(accessKeyID: words[0], secretAccessKey: words[1]),
                endpoint: server.url)
            try await body(configuration, String(finished.output.drop { $0 != "\n" }.dropFirst()))
        }
    }
}

extension AWSConfiguration {
    /// The same user, with a secret that is not hers.
    var withWrongSecret: AWSConfiguration {
        AWSConfiguration(
            region: region,
            credentials: AWSCredentials(
                accessKeyID: credentials.accessKeyID, secretAccessKey: "x" + credentials.secretAccessKey),
            endpoint: endpoint(of: ""))
    }
}
