import CurlTransport
package import SharedLayer

/// Keeps the content of evidence as objects, named by its hash: the same content again is the same object.
package struct DisputeEvidenceBucket: Sendable {
    private let caller: AWSCaller
    private let address: String

    package init(bucket: String, configuration: AWSConfiguration, http: any HTTPTransport) {
        caller = AWSCaller(
            signer: configuration.signer(of: "s3", style: .s3), http: http, policy: RetryPolicy())
        address = configuration.endpoint(of: "s3") + "/" + bucket
    }

    /// Where a piece's content is, or would be: an object's key of ours, or a name that says that the publisher keeps it.
    package static func location(of evidence: SubmittedEvidence, in dispute: DisputeReference) -> String {
        guard evidence.content != nil else { return "publisher:\(evidence.hash)" }
        let folder = SignedRequest<DisputeReference>.hash(of: Array(dispute.partition.utf8))
        return "evidence/\(folder)/\(evidence.hash)"
    }

    /// Stores the content, where there is one. An object that no record names in the end does no harm.
    ///
    /// Throws `evidenceNotStored`.
    package func keep(_ evidence: SubmittedEvidence, of dispute: DisputeReference) async throws(DisputeError) {
        guard let content = evidence.content else { return }
        let request = HTTPRequest(
            .put, "\(address)/\(Self.location(of: evidence, in: dispute))",
            headers: ["Content-Type": evidence.mediaType], body: content,
            limits: .init(totalTimeoutMilliseconds: Self.timeoutMilliseconds))
        do {
            _ = try await caller.perform(request) { response in
                AWSError(
                    code: "S3.\(response.status)", message: "S3 answered \(response.status)", status: response.status)
            }
        } catch {
            throw DisputeError(.evidenceNotStored, "The evidence's content was not stored.", cause: error)
        }
    }

    private static let timeoutMilliseconds = 10_000
}
