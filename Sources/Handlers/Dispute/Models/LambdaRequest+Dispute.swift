import LambdaEvents
import SharedLayer

extension LambdaRequest {
    /// The request as a publisher has signed it. Throws an `IdempotencyError` for a key that is none.
    var submission: SignedSubmission {
        get throws {
            SignedSubmission(
                body: body, document: document, signature: header("X-JWS-Signature"),
                target: SubmissionTarget(
                    domainName: event.requestContext.domainName, hostField: event.headers["host"], path: event.rawPath),
                idempotencyKey: try header(IdempotencyKeyField.name).map(IdempotencyKeyField.key))
        }
    }

    /// The dispute that the path names. Throws `disputeUnknown` for a name that no dispute can have.
    func disputeID() throws(DisputeError) -> String {
        let name = event.pathParameters?["dispute_id"] ?? ""
        guard JSONValidator().identifierFault(name) == nil else {
            throw DisputeError(.disputeUnknown, "The path names no dispute.")
        }
        return name
    }

    /// The dispute that the path names, of the caller's organization or, where it may see others, of the one that the query
    /// parameter `organization_id` names.
    ///
    /// Throws `disputeUnknown`, and an `AuthorizationError` when nobody was authorised.
    func disputeReference() throws -> DisputeReference {
        let caller = try principal(as: CallerPrincipal.self)
        let organizationID = event.queryStringParameters?["organization_id"] ?? caller.tenantID
        guard caller.maySee(organizationID), JSONValidator().identifierFault(organizationID) == nil else {
            throw DisputeError(.disputeUnknown, "\(caller.id) may not see \(organizationID).")
        }
        return DisputeReference(organizationID: organizationID, disputeID: try disputeID())
    }
}
