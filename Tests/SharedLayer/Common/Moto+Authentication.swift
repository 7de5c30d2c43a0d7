import FoundationEssentials
import SharedLayer
import TestSupport

extension Moto {
    /// Creating the user, its policy and its key pass unsigned; whatever comes after must be signed by it.
    private static let unsignedActions = 3

    /// A server of moto's that checks signatures, and the configuration of a user who may do everything.
    static func withAuthentication(_ body: (AWSConfiguration) async throws -> Void) async throws {
        try await MotoServer.with(
            environment: ["INITIAL_NO_AUTH_ACTION_COUNT": "\(unsignedActions)"]
        ) { server in
            let script = """
                import boto3, json, sys
                iam = boto3.client("iam", endpoint_url=sys.argv[1], region_name="us-east-1",
                                   aws_access_key_id="any", aws_secret_access_key="any")
                iam.create_user(UserName="tester")
                policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
                iam.put_user_policy(UserName="tester", PolicyName="all", PolicyDocument=json.dumps(policy))
                key = iam.create_access_key(UserName="tester")["AccessKey"]
                print(key["AccessKeyId"], key["SecretAccessKey"])
                """
            let finished = try await ChildProcess.finish(server.python.python, ["-c", script, server.url])
            let words = finished.output.split { $0 == " " || $0 == "\n" }.map(String.init)
            guard finished.succeeded, words.count == 2 else {
                throw TestSupportError(.processFailed, "moto made no user: \(finished.output)")
            }
            try await body(
                AWSConfiguration(
                    region: "us-east-1",
                    credentials: AWSCredentials(accessKeyID: words[0], secretAccessKey: words[1]),
                    endpoint: server.url))
        }
    }
}
