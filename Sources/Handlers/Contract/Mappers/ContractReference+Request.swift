import LambdaEvents
package import SharedLayer

extension ContractReference {
    /// Which contract a request's path names, and for which period: of the caller's organization, or of the one that an operator
    /// names.
    ///
    /// Throws `notFound` where the caller may not know of it, also for a name that no contract can have; a `Problem` with 400
    /// for parameters that there are not.
    package init(_ request: LambdaRequest) throws {
        var query = RequestQuery(request, names: ["organization_id", "period"])
        let named = query.identifier("organization_id")
        let period = query.identifier("period")
        try query.check()
        let organizationID = try request.principal(as: CallerPrincipal.self).tenant(named: named)
        guard let contractID = request.event.pathParameters?["contractId"],
            JSONValidator().identifierFault(contractID) == nil
        else { throw ContractError(.notFound, "The path names no contract.") }
        self.init(organizationID: organizationID, contractID: contractID, period: period)
    }
}
