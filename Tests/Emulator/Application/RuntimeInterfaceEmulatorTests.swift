import CurlTransport
import FoundationEssentials
import TestSupport
import Testing

/// AWS's own emulator of one function runs our bootstrap.
@Suite("AWS's Runtime Interface Emulator")
struct RuntimeInterfaceEmulatorTests {
    @Test("It runs ValidateContractFunction, which answers with a problem document", .timeLimit(.minutes(5)))
    func validateContract() async throws {
        let (port, runtimePort) = (try await FreePort.find(), try await FreePort.find())
        try await TemporaryDirectory.with { directory in
            try await ChildProcess.with(
                try await RuntimeInterfaceEmulator.install(in: directory),
                [
                    "--runtime-interface-emulator-address", "127.0.0.1:\(port)", "--runtime-api-address",
                    "127.0.0.1:\(runtimePort)", PackageRoot.file("dist/SubscriptionCharge/bootstrap"),
                    "ValidateContractFunction",
                ], environment: Self.environment
            ) { process in
                for (event, status) in [("malformed_json", "400"), ("duplicate_key", "400")] {
                    let answer = try await invoke("ValidateContractFunction/\(event).json", port: port)
                    #expect(answer.contains(#""statusCode":\#(status)"#), "\(answer)\n\(process.output)")
                    #expect(answer.contains("application/problem+json"), "\(answer)")
                }
            }
        }
    }

    private func invoke(_ event: String, port: Int) async throws -> String {
        let client = HTTPClient()
        defer { client.shutdown() }
        let body = try Data(contentsOf: URL(filePath: PackageRoot.file("Events/\(event)")))
        let response = try await eventually(within: .seconds(20), "the emulator to listen") {
            try? await client.execute(
                HTTPRequest(
                    .post, "http://127.0.0.1:\(port)/2015-03-31/functions/function/invocations", body: Array(body)))
        }
        return String(decoding: response.body, as: UTF8.self)
    }

    /// What the template gives the function. Nothing listens at the endpoint: these events are refused before any table.
    private static let environment: [String: String?] = [
        "_HANDLER": "ValidateContractFunction", "AWS_LAMBDA_FUNCTION_NAME": "ValidateContractFunction",
        "AWS_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_SESSION_TOKEN": nil, "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "ENVIRONMENT": "dev", "LOG_LEVEL": "INFO",
        "SHARED_LAYER_PATH": PackageRoot.file("dist/SharedLayer/moneta"), "PARTNER_TABLE_NAME": "partners",
        "ORGANIZATION_TABLE_NAME": "organizations", "PUBLISHER_TABLE_NAME": "publishers",
        "MPASS_TABLE_NAME": "mpasses", "CERTIFICATE_TABLE_NAME": "certificates",
        "SUBSCRIPTION_TABLE_NAME": "subscriptions", "PROCESS_CHARGE_QUEUE_URL": "http://127.0.0.1:9/0/process",
        "PLATINUM_PROCESS_CHARGE_QUEUE_URL": "http://127.0.0.1:9/0/platinum-process", "EVENT_BUS_NAME": "moneta-dev",
        "SIGN_CONTRACT_QUEUE_URL": "http://127.0.0.1:9/0/sign",
        "DELIVER_TO_PARTNER_QUEUE_URL": "http://127.0.0.1:9/0/deliver",
        "DELIVER_TO_PARTNER_DEAD_LETTER_QUEUE_URL": "http://127.0.0.1:9/0/dead",
        "SIGNING_KEY_ID": "00000000-0000-0000-0000-000000000000", "PARTNER_INSIDE_ADDRESSES_ALLOWED": "",
        "SIGNATURE_AUDIENCE": "moneta-core-dev",
    ]
}
