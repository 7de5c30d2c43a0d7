extension LedgerContent {
    /// Throws where an identifier is none, an amount does not fit its currency, or a period has no end after its start.
    func validateShape() throws(ShapeError) {
        try FieldShape.identifier(identifier, "content.\(name)")
        try FieldShape.identifier(status, "content.\(name).status")
        if let partnerID { try FieldShape.identifier(partnerID, "content.\(name).partner_id") }
        if let contractID { try FieldShape.identifier(contractID, "content.\(name).contract_id") }
        if let mPassID { try FieldShape.identifier(mPassID, "content.\(name).mpass_id") }
        for (field, text) in amountTexts { _ = try money(text, "content.\(name).\(field)") }
        switch self {
        case .charge(let charge):
            try FieldShape.identifier(charge.publisherID, "content.charge.publisher_id")
        case .dispute(let dispute):
            try FieldShape.identifier(dispute.transactionID, "content.dispute.transaction_id")
        case .settlement(let settlement):
            try FieldShape.order(
                settlement.periodStart, "content.settlement.period_start", before: settlement.periodEnd,
                "content.settlement.period_end")
        case .reconciliation(let reconciliation):
            try FieldShape.order(
                reconciliation.periodStart, "content.reconciliation.period_start", before: reconciliation.periodEnd,
                "content.reconciliation.period_end")
        }
    }

    /// What was charged or is disputed.
    package var amount: Money? {
        switch self {
        case .charge(let charge): try? money(charge.amount, "amount")
        case .dispute(let dispute): try? money(dispute.amount, "amount")
        case .settlement, .reconciliation: nil
        }
    }

    /// What an accepted dispute gave back.
    package var refund: Money? {
        guard case .dispute(let dispute) = self, let refund = dispute.refund else { return nil }
        return try? money(refund, "refund")
    }

    private var name: String { kind.rawValue.lowercased() }

    private var amountTexts: [(field: String, text: String)] {
        let texts: [(String, String?)] =
            switch self {
            case .charge(let charge): [("amount", charge.amount)]
            case .dispute(let dispute): [("amount", dispute.amount), ("refund", dispute.refund)]
            case .settlement(let settlement):
                [
                    ("charges", settlement.charges), ("refunds", settlement.refunds), ("fees", settlement.fees),
                    ("net", settlement.net),
                ]
            case .reconciliation: []
            }
        return texts.compactMap { field, text in text.map { (field, $0) } }
    }

    private func money(_ text: String, _ field: String) throws(ShapeError) -> Money {
        guard let amount = ExactDecimal(text) else {
            throw ShapeError(.malformedAmount, field: field, "must be a decimal number")
        }
        guard let code = currency, let currency = Currency(code) else {
            throw ShapeError(.unknownCurrency, field: field, "must be in a currency of ISO 4217")
        }
        do {
            return try Money(amount, currency: currency)
        } catch {
            throw ShapeError(error.code, field: field, error.message)
        }
    }
}
