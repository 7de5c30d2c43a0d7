import SharedLayer

extension DataGenerator {
    /// The body of a dispute about the charge with the same number, with the evidence that its reason needs.
    func dispute(_ number: Int, of charge: GeneratedCharge) -> JSONValue {
        var source = source("dispute", number)
        let reason = source.one(of: Self.reasons)
        let amount = disputed(charge.amount, reason, &source)
        return [
            "dispute_id": .string(identifier("dispute", number)), "organization_id": .string(plan.organizationID),
            "publisher_id": .string(plan.publisherID), "contract_id": .string(charge.contractID),
            "transaction_id": .string(charge.transactionID), "reason": .string(reason.rawValue),
            "amount": amount.number, "currency": .string(amount.currency.code),
            "description": .string(Self.words(for: reason, service: charge.service)),
            "evidence": [evidence(number, for: reason, &source)],
        ]
    }

    /// Who was charged a wrong amount disputes a part of it; the others all of it.
    private func disputed(_ amount: Money, _ reason: DisputeReason, _ source: inout GenerationSource) -> Money {
        guard reason == .wrongAmount else { return amount }
        let part = amount.minorUnits * Int64(source.number(in: 10...60)) / 100
        return (try? Money(minorUnits: max(1, part), currency: amount.currency)) ?? amount
    }

    private func evidence(_ number: Int, for reason: DisputeReason, _ source: inout GenerationSource) -> JSONValue {
        [
            "evidence_id": .string("\(identifier("evidence", number))-1"),
            "kind": .string(Self.evidence(for: reason).rawValue),
            "media_type": .string(source.one(of: ["application/pdf", "image/png", "message/rfc822"])),
            "size_bytes": .number(JSONNumber(source.number(in: 4_096...2_097_152))),
            "content_sha256": .string(Hexadecimal.text(source.bytes(32))),
        ]
    }

    private static let reasons: [(value: DisputeReason, weight: Int)] = [
        (.unauthorized, 30), (.cancelled, 22), (.notProvided, 14), (.duplicate, 12), (.wrongAmount, 8),
        (.notAsDescribed, 6), (.refundNotReceived, 6), (.other, 2),
    ]

    private static func evidence(for reason: DisputeReason) -> EvidenceKind {
        switch reason {
        case .unauthorized, .notProvided, .notAsDescribed, .other: .correspondence
        case .duplicate, .wrongAmount: .receipt
        case .cancelled: .cancellation
        case .refundNotReceived: .refundProof
        }
    }

    private static func words(for reason: DisputeReason, service: String) -> String {
        switch reason {
        case .unauthorized: "The subscriber says that they never agreed to \(service)."
        case .duplicate: "\(service) was charged twice for the same month."
        case .wrongAmount: "More was charged for \(service) than the plan costs."
        case .notProvided: "\(service) could not be used after the charge."
        case .notAsDescribed: "\(service) lacks what its plan promises."
        case .cancelled: "\(service) was cancelled before the period began."
        case .refundNotReceived: "A refund for \(service) was promised and has not come."
        case .other: "The subscriber asks to have the charge for \(service) looked at."
        }
    }
}
