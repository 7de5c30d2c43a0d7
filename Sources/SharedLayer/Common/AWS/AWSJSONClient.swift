/// Calls a service that speaks AWS JSON (`POST /`, `X-Amz-Target`), signed with Signature Version 4.
///
/// Throttling, server errors and lost connections are repeated with exponential backoff and full jitter, as far as the
/// retry policy and its budget allow.
package struct AWSJSONClient: Sendable {
    private let service: String
    private let targetPrefix: String
    private let jsonVersion: String
    private let configuration: AWSConfiguration
    private let http: any HTTPTransport

    /// `service` is the signing name; `targetPrefix` such as `DynamoDB_20120810`; `jsonVersion` 1.0 or 1.1.
    package init(
        service: String, targetPrefix: String, jsonVersion: String, configuration: AWSConfiguration,
        http: any HTTPTransport
    ) {
        self.service = service
        self.targetPrefix = targetPrefix
        self.jsonVersion = jsonVersion
        self.configuration = configuration
        self.http = http
    }

    package func call<In: Encodable, Out: Decodable>(
        _ operation: String, _ input: In, returning output: Out.Type = Out.self
    ) async throws(AWSError) -> Out {
        throw AWSError(code: AWSError.transport, message: "not yet")
    }
}
