package import CurlTransport

/// Signs a request to a partner by adding header fields.
package protocol PartnerRequestSigner: Sendable {
    /// The fields to add. Called for each attempt, so that a signature's time is the attempt's.
    func signatureFields(of request: HTTPRequest, at time: Timestamp) async throws -> [(name: String, value: String)]
}
