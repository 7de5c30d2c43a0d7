import LambdaEvents
package import SharedLayer

/// Which settlement a caller asks for.
package struct SettlementQuestion: Sendable {
    package let reference: SettlementReference

    /// The caller's own organization, or the one that an operator names in the query (`organization_id`).
    ///
    /// Throws `notFound` for names that none can have and for organizations that the caller may not know of, and an
    /// `AuthorizationError` when the function has no authorizer.
    package init(_ request: LambdaRequest) throws {
        let caller: CallerPrincipal = try request.principal()
        let organizationID = request.event.queryStringParameters?["organization_id"] ?? caller.tenantID
        let reference = SettlementReference(
            organizationID: organizationID,
            settlementID: request.event.pathParameters?["settlement_id"] ?? "")
        do {
            try reference.validateShape()
        } catch {
            throw SettlementError(.notFound, "The settlement's name is none.", cause: error)
        }
        guard caller.maySee(organizationID) else {
            throw SettlementError(.notFound, "\(caller.id) may not see \(organizationID).")
        }
        self.reference = reference
    }
}
