import CurlTransport
import FoundationEssentials
import TestSupport
import Testing

/// Signatures are judged by moto, which checks them with AWS's own Python code once `INITIAL_NO_AUTH_ACTION_COUNT`
/// requests have passed.
@Suite("AWS signatures", .timeLimit(.minutes(10)))
struct AWSSigningTests {
    /// Creating the user, its policy and its key pass unsigned; whatever comes after must be signed.
    private static let unsignedActions = 3

    @Test("A right secret is accepted and a wrong one refused", arguments: ClientKind.allCases)
    func signatures(_ client: ClientKind) async throws {
        try await Self.withMoto { url, signing in
            let right = try await client.execute([
                Self.listTables(url, signing("dynamodb")), Self.listQueues(url, signing("sqs")),
            ])
            #expect(right.map(\.status) == [200, 200])
            #expect(String(decoding: right[0].body, as: UTF8.self).contains("TableNames"))

            let valid = signing("dynamodb")
            let forged = AWSSigning(
                accessKeyID: valid.accessKeyID, secretAccessKey: "x" + valid.secretAccessKey, region: "us-east-1",
                service: "dynamodb")
            let wrong = try await client.execute(Self.listTables(url, forged))
            #expect(wrong.status == 403)
            #expect(String(decoding: wrong.body, as: UTF8.self).contains("SignatureDoesNotMatch"))
            // The client that was refused signs rightly again.
            let again = try await client.execute([Self.listTables(url, forged), Self.listTables(url, valid)])
            #expect(again.map(\.status) == [403, 200])
        }
    }

    @Test(
        "Other fields and bodies of any size are signed rightly", arguments: ClientKind.allCases,
        [0, 1, 100_000, 1_048_577])
    func bodies(_ client: ClientKind, _ padding: Int) async throws {
        try await Self.withMoto { url, signing in
            var request = Self.listTables(url, signing("dynamodb"))
            request.body = Array(#"{"Limit":5}"#.utf8) + [UInt8](repeating: 0x20, count: padding)
            request.headers.add("X-Amzn-Query-Mode", "a;b=c  d")
            request.headers.add("a-first", "1")
            request.headers.add("Zz-Last", "last, and: least")
            let response = try await client.execute(request)
            #expect(response.status == 200, "\(String(decoding: response.body, as: UTF8.self))")
        }
    }

    @Test("A session token is sent and signed", arguments: ClientKind.allCases)
    func sessionToken(_ client: ClientKind) async throws {
        try await ScriptedPeer.with { connection in
            while try await connection.readRequest() != nil { try await connection.respond() }
        } _: { peer in
            let signing = AWSSigning(
                accessKeyID: "ASIAEXAMPLE", secretAccessKey: "secret", sessionToken: "token/with+signs==",
                region: "eu-west-1", service: "kms")
            _ = try await client.execute(Self.listTables(peer.url, signing))
            let request = try #require(peer.requests.first)
            #expect(request.header("X-Amz-Security-Token") == "token/with+signs==")
            let authorization = try #require(request.header("Authorization"))
            #expect(authorization.hasPrefix("AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/"))
            #expect(authorization.contains("/eu-west-1/kms/aws4_request"))
            #expect(
                authorization.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,"))
            #expect(request.header("X-Amz-Date") != nil)
        }
    }

    private static func listTables(_ url: String, _ signing: AWSSigning) -> HTTPRequest {
        HTTPRequest(
            .post, url,
            headers: [
                "Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "DynamoDB_20120810.ListTables",
            ],
            body: Array("{}".utf8), signing: signing)
    }

    private static func listQueues(_ url: String, _ signing: AWSSigning) -> HTTPRequest {
        HTTPRequest(
            .post, url + "/",
            headers: ["Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "AmazonSQS.ListQueues"],
            body: Array("{}".utf8), signing: signing)
    }

    /// A server of moto's with a user of its own, whose key signs for any service.
    private static func withMoto(
        _ body: (_ url: String, _ signing: (_ service: String) -> AWSSigning) async throws -> Void
    ) async throws {
        try await MotoServer.with(
            environment: ["INITIAL_NO_AUTH_ACTION_COUNT": "\(unsignedActions)"]
        ) { moto in
            let key = try await makeUser(moto.python, moto.url)
            try await body(moto.url) { service in
                AWSSigning(
                    accessKeyID: key.id, secretAccessKey: key.secret, region: "us-east-1", service: service)
            }
        }
    }

    private static func makeUser(
        _ environment: PythonEnvironment, _ url: String
    ) async throws -> (id: String, secret: String) {
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
        let finished = try await ChildProcess.finish(environment.python, ["-c", script, url])
        let words = finished.output.split { $0 == " " || $0 == "\n" }.map(String.init)
        guard finished.succeeded, words.count == 2 else {
            throw TestSupportError(.processFailed, "moto made no user: \(finished.output)")
        }
        return (words[0], words[1])
    }
}
