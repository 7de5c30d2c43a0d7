package import SharedLayer

extension TransactionSearch {
    private static let names: Set<String> = [
        "organization_id", "kind", "status", "partner_id", "contract_id", "mpass_id", "from", "to", "limit", "cursor",
        "format",
    ]

    /// Reads the query parameters and in which form the answer is wanted: `format` counts before `Accept`.
    ///
    /// Throws a `Problem`: 400 with everything that is wrong, 404 for another organization.
    package static func read(_ request: LambdaRequest) throws -> (search: TransactionSearch, format: TransactionFormat)
    {
        var query = RequestQuery(request, names: names)
        let named = query.identifier("organization_id")
        var format = query.choice("format", of: TransactionFormat.self)
        if query.text("format") == nil {
            format = TransactionFormat(accepting: request.header("accept"))
        }
        let isExport = format == .csv || format == .jsonl
        var search = TransactionSearch(organizationID: "", dates: query.moments())
        search.kind = query.choice("kind")
        search.status = query.identifier("status")
        search.partnerID = query.identifier("partner_id")
        search.contractID = query.identifier("contract_id")
        search.mPassID = query.identifier("mpass_id")
        search.limit = query.integer(
            "limit", in: isExport ? exportLimits : limits, default: isExport ? exportLimitDefault : limitDefault)
        search.cursor = query.text("cursor")
        try query.check()
        guard let format else {
            throw Problem(
                kind: "not-acceptable", title: "None of the accepted media types is offered", status: 406,
                detail: "The answer is offered as application/json, text/csv and application/jsonl.")
        }
        search.organizationID = try request.principal(as: CallerPrincipal.self).tenant(named: named)
        return (search, format)
    }
}
