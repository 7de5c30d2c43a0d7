import CurlTransport
import SharedLayer
import TestSupport
import Testing

@Suite("Parameters against moto", .tags(.wire, .slow), .timeLimit(.minutes(10)))
struct ParameterSourcesWireTests {
    private static let prepare = """
        ssm = boto3.client("ssm", endpoint_url=sys.argv[1], **key)
        secrets = boto3.client("secretsmanager", endpoint_url=sys.argv[1], **key)
        for number in range(25):
            ssm.put_parameter(Name=f"/app/many/p{number}", Value=f"v{number}", Type="String")
        ssm.put_parameter(Name="/app/deep/er/secret", Value="s3cret", Type="SecureString")
        ssm.put_parameter(Name="/app/limits.json", Value='{"retries":3}', Type="String")
        ssm.put_parameter(Name="/app/limits.json", Value='{"retries":4}', Type="String", Overwrite=True)
        first = secrets.create_secret(Name="db", SecretString='{"password":"one"}')["VersionId"]
        secrets.put_secret_value(SecretId="db", SecretString='{"password":"two"}')
        secrets.create_secret(Name="raw", SecretBinary=b"\\x00\\xff")
        print(first)
        """

    private static func withServer(
        _ body: (AWSConfiguration, HTTPClient, _ firstVersion: String) async throws -> Void
    ) async throws {
        try await Moto.with(prepare) { configuration, printed in
            let http = HTTPClient()
            defer { http.shutdown() }
            try await body(configuration, http, String(printed.prefix { $0 != "\n" }))
        }
    }

    @Test("Parameter Store: one, one version, several, a path in pages, deeper paths, and secrets decrypted")
    func parameterStore() async throws {
        try await Self.withServer { configuration, http, _ in
            let source = ParameterStoreSource(configuration: configuration, http: http)
            let parameters = CachedParameters(source)
            #expect(try await parameters.json("/app/limits.json") == ["retries": 4])
            #expect(
                try await parameters.json(ParameterName("/app/limits.json", version: "1")) == ["retries": 3])
            #expect(try await parameters.value("/app/limits.json").version == "2")
            #expect(try await parameters.text("/app/deep/er/secret") == "s3cret")
            let many = try await parameters.texts(under: "/app/many")
            #expect(many.count == 25)
            #expect(many["/app/many/p24"] == "v24")
            #expect(try await parameters.texts(under: "/app").keys.sorted() == ["/app/limits.json"])
            #expect(try await parameters.texts(under: "/app", recursively: true).count == 27)
            let names = (0..<12).map { "/app/many/p\($0)" } + ["/app/none"]
            #expect(try await parameters.texts(of: names).count == 12)
            let encrypted = ParameterStoreSource(configuration: configuration, http: http, decrypts: false)
            #expect(try await CachedParameters(encrypted).text("/app/deep/er/secret") != "s3cret")
            let error = try await #require(throws: ParameterError.self) { try await parameters.text("/app/none") }
            #expect(error.code == .notFound)
        }
    }

    @Test("Parameter Store: a value is set, and overwritten only when that is said")
    func setParameter() async throws {
        try await Self.withServer { configuration, http, _ in
            let source = ParameterStoreSource(configuration: configuration, http: http)
            #expect(try await source.set("/app/new", to: "a", type: .secureString) == 1)
            let error = try await #require(throws: ParameterError.self) { try await source.set("/app/new", to: "b") }
            #expect(error.code == .invalidRequest)
            #expect(try await source.set("/app/new", to: "b", type: .secureString, overwrites: true) == 2)
            #expect(try await CachedParameters(source).text("/app/new") == "b")
        }
    }

    @Test("Secrets Manager: texts and bytes, the newest, one version or one stage")
    func secrets() async throws {
        try await Self.withServer { configuration, http, first in
            let source = SecretsSource(configuration: configuration, http: http)
            let secrets = CachedParameters(source)
            #expect(try await secrets.json("db") == ["password": "two"])
            #expect(try await secrets.json(ParameterName("db", version: first)) == ["password": "one"])
            #expect(try await secrets.json(ParameterName("db", stage: "AWSPREVIOUS")) == ["password": "one"])
            #expect(try await secrets.value("raw").bytes == [0, 0xFF])
            let error = try await #require(throws: ParameterError.self) { try await secrets.text("none") }
            #expect(error.code == .notFound)
            try await source.set("db", to: "three")
            #expect(try await secrets.text("db", .fetched) == "three")
            try await source.set("fresh", to: [1, 2, 3])
            #expect(try await secrets.value("fresh").bytes == [1, 2, 3])
        }
    }

    @Test("A service that does not answer is unavailable")
    func unavailable() async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        let port = try await FreePort.find()
        let configuration = AWSConfiguration(
            region: "us-east-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"),
            endpoint: "http://127.0.0.1:\(port)")
        let source = ParameterStoreSource(
            configuration: configuration, http: http, policy: RetryPolicy(attemptsMax: 1))
        let error = try await #require(throws: ParameterError.self) { try await source.read("/app/a") }
        #expect(error.code == .unavailable)
    }
}
