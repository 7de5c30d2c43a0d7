import SharedLayer
import Testing

@Suite("AWS configuration")
struct AWSConfigurationTests {
    private static let complete = [
        "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret-value",
    ]

    @Test(
        "A service's endpoint comes from its own variable, then from the common one, then from the region",
        arguments: [
            ([:], "https://dynamodb.eu-west-1.amazonaws.com"),
            (["AWS_ENDPOINT_URL": "http://127.0.0.1:4566/"], "http://127.0.0.1:4566"),
            (["AWS_ENDPOINT_URL": "http://a", "AWS_ENDPOINT_URL_DYNAMODB": "http://b"], "http://b"),
            (["AWS_ENDPOINT_URL_SQS": "http://c", "AWS_ENDPOINT_URL": ""], "https://dynamodb.eu-west-1.amazonaws.com"),
        ])
    func endpoints(_ variables: [String: String], _ endpoint: String) throws {
        let configuration = try AWSConfiguration(environment: Self.complete.merging(variables) { $1 })
        #expect(configuration.endpoint(of: "dynamodb") == endpoint)
    }

    @Test("All that is missing is told at once, and a secret never")
    func missing() throws {
        let error = try #require(throws: ConfigError.self) { try AWSConfiguration(environment: [:]) }
        #expect(error.issues.map(\.key) == ["AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
        let configuration = try AWSConfiguration(environment: Self.complete)
        #expect(!"\(configuration.credentials)".contains("secret-value"))
    }
}
