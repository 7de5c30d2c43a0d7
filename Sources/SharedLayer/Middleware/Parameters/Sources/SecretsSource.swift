import FoundationEssentials

/// Secrets Manager: texts and bytes, the newest or one version.
///
/// Source: Secrets Manager API reference, GetSecretValue, PutSecretValue, CreateSecret.
package struct SecretsSource: ParameterSource {
    private let client: AWSJSONClient
    private let token: @Sendable () -> String

    /// `token` makes a new text of 32 to 64 characters for each writing, so that a repeated request writes once.
    package init(
        configuration: AWSConfiguration, http: any HTTPTransport, policy: RetryPolicy = RetryPolicy(),
        clock: RetryClock = .system, token: @escaping @Sendable () -> String = { IdentifierGenerator().uuid() }
    ) {
        client = AWSJSONClient(
            service: "secretsmanager", targetPrefix: "secretsmanager", jsonVersion: "1.1",
            configuration: configuration, http: http, policy: policy, clock: clock)
        self.token = token
    }

    package func read(_ name: ParameterName) async throws(ParameterError) -> ParameterValue {
        let input = SecretOperation.Get(secretID: name.text, versionID: name.version, versionStage: name.stage)
        let output: SecretOperation.Got
        do {
            output = try await client.call("GetSecretValue", input)
        } catch {
            throw ParameterError(error, name: name.description)
        }
        if let text = output.text { return ParameterValue(text, version: output.versionID) }
        if let data = output.data { return ParameterValue([UInt8](data), version: output.versionID) }
        throw ParameterError(.malformedValue, name: name.description, "the secret has neither text nor bytes")
    }

    /// Makes a new version of the secret the current one, and makes the secret when there is none. Returns its id.
    @discardableResult
    package func set(_ name: String, to text: String) async throws(ParameterError) -> String {
        try await set(SecretOperation.Put(secretID: name, name: nil, text: text, data: nil, token: token()), name)
    }

    /// The same with bytes.
    @discardableResult
    package func set(_ name: String, to bytes: [UInt8]) async throws(ParameterError) -> String {
        let input = SecretOperation.Put(secretID: name, name: nil, text: nil, data: Data(bytes), token: token())
        return try await set(input, name)
    }

    private func set(_ input: SecretOperation.Put, _ name: String) async throws(ParameterError) -> String {
        do {
            return try await client.call("PutSecretValue", input, returning: SecretOperation.Stored.self).versionID
        } catch {
            guard error.code == "ResourceNotFoundException" else { throw ParameterError(error, name: name) }
        }
        var first = input
        first.secretID = nil
        first.name = name
        do {
            return try await client.call("CreateSecret", first, returning: SecretOperation.Stored.self).versionID
        } catch {
            throw ParameterError(error, name: name)
        }
    }
}
