/// Systems Manager Parameter Store. Values of `SecureString` are decrypted unless it is told not to.
///
/// Source: Systems Manager API reference, GetParameter, GetParameters, GetParametersByPath, PutParameter.
package struct ParameterStoreSource: ParameterTreeSource {
    private let client: AWSJSONClient
    private let decrypts: Bool

    /// The most names and values of one call.
    private static let batchCountMax = 10
    /// Pages of one path at most: ten thousand values.
    private static let pagesMax = 1_000

    package init(
        configuration: AWSConfiguration, http: any HTTPTransport, decrypts: Bool = true,
        policy: RetryPolicy = RetryPolicy(), clock: RetryClock = .system
    ) {
        client = AWSJSONClient(
            service: "ssm", targetPrefix: "AmazonSSM", jsonVersion: "1.1", configuration: configuration, http: http,
            policy: policy, clock: clock)
        self.decrypts = decrypts
    }

    package func read(_ name: ParameterName) async throws(ParameterError) -> ParameterValue {
        let full = name.version.map { "\(name.text):\($0)" } ?? name.text
        let input = ParameterStoreOperation.Get(name: full, withDecryption: decrypts)
        do {
            return try await client.call("GetParameter", input, returning: ParameterStoreOperation.Got.self)
                .parameter.parameterValue
        } catch {
            throw ParameterError(error, name: full)
        }
    }

    /// Ten names a call.
    package func read(_ names: [String]) async throws(ParameterError) -> [String: ParameterValue] {
        var values: [String: ParameterValue] = [:]
        for start in stride(from: 0, to: names.count, by: Self.batchCountMax) {
            let some = Array(names[start..<min(start + Self.batchCountMax, names.count)])
            let input = ParameterStoreOperation.GetSeveral(names: some, withDecryption: decrypts)
            do {
                let output = try await client.call(
                    "GetParameters", input, returning: ParameterStoreOperation.Listed.self)
                for parameter in output.parameters { values[parameter.name] = parameter.parameterValue }
            } catch {
                throw ParameterError(error, name: some.joined(separator: ", "))
            }
        }
        return values
    }

    /// All pages. A path begins with a slash.
    package func readAll(
        under path: String, recursively: Bool
    ) async throws(ParameterError) -> [String: ParameterValue] {
        var values: [String: ParameterValue] = [:]
        var token: String?
        for _ in 0..<Self.pagesMax {
            let input = ParameterStoreOperation.GetByPath(
                path: path, recursive: recursively, withDecryption: decrypts, nextToken: token)
            do {
                let output = try await client.call(
                    "GetParametersByPath", input, returning: ParameterStoreOperation.Listed.self)
                for parameter in output.parameters { values[parameter.name] = parameter.parameterValue }
                token = output.nextToken
            } catch {
                throw ParameterError(error, name: path)
            }
            guard let next = token, !next.isEmpty else { return values }
        }
        throw ParameterError(.invalidRequest, name: path, "the path has more than \(Self.pagesMax) pages of values")
    }

    /// Writes a value and returns its version. Throws `invalidRequest` when it is there and is not to be overwritten.
    @discardableResult
    package func set(
        _ name: String, to text: String, type: ParameterType = .string, overwrites: Bool = false,
        keyID: String? = nil, description: String? = nil
    ) async throws(ParameterError) -> Int {
        let input = ParameterStoreOperation.Put(
            name: name, value: text, type: type.rawValue, overwrite: overwrites, keyID: keyID,
            description: description)
        do {
            return try await client.call("PutParameter", input, returning: ParameterStoreOperation.Stored.self).version
        } catch {
            throw ParameterError(error, name: name)
        }
    }
}
