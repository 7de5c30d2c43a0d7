/// AWS as moto plays it, by people who never saw this code: a server of its own for one test.
package struct MotoServer: Sendable {
    /// Such as `http://127.0.0.1:41275`.
    package let url: String
    /// Where moto runs; boto3 and cryptography are there too.
    package let python: PythonEnvironment

    /// - Parameter environment: set for the server, such as `INITIAL_NO_AUTH_ACTION_COUNT`.
    package static func with<Value: Sendable>(
        environment: [String: String?] = [:], _ body: (MotoServer) async throws -> Value
    ) async throws -> Value {
        let python = try await PythonEnvironment.moto()
        for _ in 1..<startsMax {
            if let value = try? await start(python, environment, body) { return try value.get() }
        }
        return try await start(python, environment, body).get()
    }

    /// Tries to start: between the look for a free port and moto's own, somebody else may take it.
    private static let startsMax = 3

    /// - Returns: what `body` gave.
    /// - Throws: `TestSupportError` when moto did not start.
    private static func start<Value: Sendable>(
        _ python: PythonEnvironment, _ environment: [String: String?], _ body: (MotoServer) async throws -> Value
    ) async throws -> Result<Value, any Error> {
        let port = try await FreePort.find()
        return try await ChildProcess.with(
            python.executable("moto_server"), ["-H", "127.0.0.1", "-p", "\(port)"], environment: environment
        ) { process in
            try await process.waitForOutput(containing: "Running on")
            do {
                return .success(try await body(MotoServer(url: "http://127.0.0.1:\(port)", python: python)))
            } catch {
                return .failure(error)
            }
        }
    }
}

extension PythonEnvironment {
    /// moto with what it depends on, boto3 and cryptography among it.
    package static func moto() async throws -> PythonEnvironment {
        try await prepare("moto", packages: ["moto[server]==5.2.1"])
    }
}
