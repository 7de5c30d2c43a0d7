package import SharedLayer

extension SettlementRequest {
    /// Reads a body's document. Throws `malformedRequest` with every issue that was found.
    package init(document: JSONValue, schema: InputValidator) throws(SettlementError) {
        let issues = schema.validate(document)
        guard issues.isEmpty else {
            throw SettlementError(
                .malformedRequest, "The body does not match the schema of a settlement.", issues: issues)
        }
        do {
            try self.init(members: document)
        } catch {
            throw SettlementError(
                .malformedRequest, "The body does not describe a settlement that can be.",
                issues: [ValidationIssue(instancePath: "/\(error.field)", message: error.message)], cause: error)
        }
    }

    private init(members: JSONValue) throws(ShapeError) {
        func text(_ name: String) throws(ShapeError) -> String {
            guard let text = members[name]?.string else {
                throw ShapeError(.malformedText, field: name, "must be a string")
            }
            return text
        }
        func moment(_ name: String) throws(ShapeError) -> Timestamp {
            guard let moment = Timestamp(try text(name)) else {
                throw ShapeError(.malformedText, field: name, "must be a moment of RFC 3339")
            }
            return moment
        }
        guard let currency = Currency(try text("currency")) else {
            throw ShapeError(.unknownCurrency, field: "currency", "must be a currency in use of ISO 4217")
        }
        self.init(
            settlementID: try text("settlement_id"), organizationID: try text("organization_id"),
            publisherID: try text("publisher_id"), partnerID: try text("partner_id"), currency: currency,
            periodStart: try moment("period_start"), periodEnd: try moment("period_end"),
            templateVersion: members["template_version"]?.string)
        guard periodStart < periodEnd else {
            throw ShapeError(.wrongOrder, field: "period_end", "must be later than period_start")
        }
    }
}
