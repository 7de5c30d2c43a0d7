package import SharedLayer

extension ContractSearch {
    /// Reads the query parameters. Throws a `Problem`: 400 with everything that is wrong, 404 for another organization.
    package init(_ request: LambdaRequest) throws {
        var query = RequestQuery(request, names: ["organization_id", "status", "from", "to", "limit", "cursor"])
        let named = query.identifier("organization_id")
        let status = query.choice("status", of: ContractStatus.self)
        let dates = query.moments()
        let limit = query.integer("limit", in: Self.limits, default: Self.limitDefault)
        try query.check()
        organizationID = try request.principal(as: CallerPrincipal.self).tenant(named: named)
        self.status = status
        self.dates = dates
        self.limit = limit
        cursor = query.text("cursor")
    }
}
