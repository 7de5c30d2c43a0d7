import CurlTransport
import Testing

@testable import FunctionRuntime

@Suite("The runtime's environment")
struct RuntimeConfigurationTests {
    @Test(
        "The Runtime API's address may have a scheme and a path",
        arguments: [
            ("127.0.0.1:9001", "http://127.0.0.1:9001"), ("http://127.0.0.1:9001", "http://127.0.0.1:9001"),
            ("HTTP://localhost:9001/", "http://localhost:9001"),
            ("127.0.0.1:9001/environments/7/", "http://127.0.0.1:9001/environments/7"),
        ])
    func endpoint(_ value: String, _ base: String) throws {
        let endpoint = try RuntimeEndpoint(value)
        #expect(endpoint.origin + endpoint.next.start == base + "/2018-06-01/runtime/invocation/next")
    }

    @Test(
        "An address that cannot be one is refused",
        arguments: ["", "http://", "https://127.0.0.1:9001", "/path", "a b:1", "h:1/\r\n", "me@h:1", "h:1?q", "h:1//x"])
    func badEndpoint(_ value: String) {
        let error = #expect(throws: RuntimeError.self) { try RuntimeEndpoint(value) }
        #expect(error?.code == .environmentIncomplete)
    }

    @Test("A program that is not started as a function says so", arguments: ["AWS_LAMBDA_RUNTIME_API", "_HANDLER"])
    func missingVariable(_ missing: String) {
        var environment = ["AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9001", "_HANDLER": "Greet"]
        environment[missing] = nil
        let error = #expect(throws: RuntimeError.self) { try RuntimeConfiguration(environment: environment) }
        #expect(error?.code == .environmentIncomplete)
        #expect(error?.message.contains("Lambda function") == true)
    }
}
