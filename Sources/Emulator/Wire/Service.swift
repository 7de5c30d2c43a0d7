/// An emulated AWS service behind the shared service endpoint (port 4566).
package protocol Service: Sendable {
    /// What the service is called in logs: `dynamodb`, `sqs`, `kms`, `lambda`.
    var name: String { get }

    /// Whether a request is this service's: by the prefix of `X-Amz-Target`, or by its path.
    func accepts(_ request: ServiceRequest) -> Bool

    /// Answers; errors have become wire errors by then.
    func respond(to request: ServiceRequest) async -> ServiceResponse
}
