extension PythonEnvironment {
    /// AWS's command line for serverless applications, with its emulator of one function and its sample events.
    package static func sam() async throws -> PythonEnvironment {
        try await prepare("sam", packages: ["aws-sam-cli==1.170.0"])
    }
}
