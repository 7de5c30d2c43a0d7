import SharedLayer

extension ToldEntry {
    /// Throws a `ShapeError` when the amount is none.
    init(charge event: DomainEvent<ChargeEventData>) throws {
        self.init(
            organizationID: event.organizationID, partnerID: event.data.partnerID, kind: .charge,
            sourceID: event.data.transactionID, transactionID: event.data.transactionID,
            amount: try Self.money(event.data.amount, event.data.currency), occurredAt: event.occurredAt,
            eventID: event.eventID)
    }

    /// Throws a `ShapeError` when the event gives nothing back.
    init(refund event: DomainEvent<DisputeEventData>) throws {
        guard let refund = event.data.refund else {
            throw ShapeError(.missing, field: "refund", "must be there when a dispute was accepted")
        }
        self.init(
            organizationID: event.organizationID, partnerID: event.data.partnerID, kind: .refund,
            sourceID: event.data.disputeID, transactionID: event.data.transactionID,
            amount: try Self.money(refund, event.data.currency), occurredAt: event.occurredAt, eventID: event.eventID)
    }

    private static func money(_ text: String, _ code: String) throws -> Money {
        guard let currency = Currency(code), let amount = ExactDecimal(text) else {
            throw ShapeError(.malformedAmount, field: "amount", "must be a decimal number in a currency")
        }
        let money = try Money(amount, currency: currency)
        try FieldShape.positive(money, "amount")
        return money
    }
}
