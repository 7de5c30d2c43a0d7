import LambdaEvents
package import SharedLayer

extension LedgerReference {
    /// Which transaction a request's path names: of the caller's organization, or of the one that an operator names.
    ///
    /// Throws `notFound` where the caller may not know of it, also for a name that no transaction can have; a `Problem` with 400
    /// for parameters that there are not.
    package init(_ request: LambdaRequest) throws {
        var query = RequestQuery(request, names: ["organization_id"])
        let named = query.identifier("organization_id")
        try query.check()
        let organizationID = try request.principal(as: CallerPrincipal.self).tenant(named: named)
        guard let id = request.event.pathParameters?["transactionId"].flatMap(LedgerTransactionID.init) else {
            throw TransactionError(.notFound, "The path names no transaction.")
        }
        self.init(organizationID: organizationID, kind: id.kind, identifier: id.identifier)
    }
}
