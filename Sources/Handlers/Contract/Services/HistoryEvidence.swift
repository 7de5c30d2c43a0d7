import SharedLayer

/// Checks of the audit trail and of the deliveries.
struct HistoryEvidence {
    private let evidence: ContractEvidence

    /// Where an event leaves the contract. What is not among them leaves it where it was.
    private static let statuses: [ContractEventType: ContractStatus] = [
        .validated: .validated, .processed: .processed, .rejected: .rejected, .signed: .signed,
        .delivered: .delivered, .deliveryFailed: .deliveryFailed,
    ]

    init(_ evidence: ContractEvidence) {
        self.evidence = evidence
    }

    var checks: [EvidenceCheck] {
        [
            .made(.eventChain, chain), .made(.eventStatus, status), .made(.eventContents, contents),
            .made(.deliveries, deliveries),
        ]
    }

    private func chain() throws -> String {
        let events = try evidence.events.map { try $0.model() }
        do {
            try ContractEventChain.verify(events, of: evidence.contract.model())
        } catch let broken as EventChain.Break {
            throw EvidenceFault("\(broken.code.rawValue) at event \(broken.sequence)")
        }
        return "\(events.count) events, the last \(evidence.contract.lastEventHash)"
    }

    private func status() throws -> String {
        let last = try evidence.events.map { try $0.model() }.last { Self.statuses[$0.type] != nil }
        let (summary, expected) = (evidence.contract.summary, last.flatMap { Self.statuses[$0.type] })
        guard let last, expected == summary.status else {
            throw EvidenceFault(
                "the events end in \(expected?.rawValue ?? "nothing"), not in \(summary.status.rawValue)")
        }
        guard last.at == summary.statusReachedAt else {
            throw EvidenceFault("the time of \(summary.status.rawValue) differs")
        }
        return "\(summary.status.rawValue) since \(summary.statusReachedAt)"
    }

    /// What the events themselves name, hashed into the chain, is what stands beside them.
    private func contents() throws -> String {
        let summary = evidence.contract.summary
        guard let first = evidence.events.first else { throw EvidenceFault("there are no events") }
        try Self.expect(
            first,
            [
                "transaction_id": summary.transactionID, "publisher_id": summary.publisherID,
                "mpass_id": summary.mPassID, "amount": summary.amount, "currency": summary.currency,
                "request_sha256": evidence.contract.requestHash,
                "certificate_sha256": try ArchivedSignature.thumbprint(of: evidence.request.certificate.pem),
            ])
        // Of events from before periods and templates were told, there is nothing to compare.
        if let period = first.details["period"] {
            guard period == summary.period else { throw EvidenceFault("event 1 names another period") }
        }
        try outcome()
        guard let document = evidence.document else { return "the request is the one that was accepted" }
        guard let signed = evidence.events.last(where: { $0.type == ContractEventType.signed.rawValue }) else {
            throw EvidenceFault("no event tells of the document")
        }
        try Self.expect(
            signed,
            [
                "document_sha256": SignedContractModel.hash(of: try DocumentEvidence.bytes(of: document)),
                "key_id": document.key.keyID, "delivery_id": evidence.contract.deliveryID ?? "",
            ])
        for name in ["template_id", "template_version"] where first.details[name] != nil {
            guard first.details[name] == signed.details[name] else {
                throw EvidenceFault("event \(signed.sequence) names another \(name)")
            }
        }
        return "request and document are those that were accepted and signed"
    }

    /// What the later events say came of the contract.
    private func outcome() throws {
        let summary = evidence.contract.summary
        for event in evidence.events {
            switch ContractEventType(rawValue: event.type) {
            case .processed:
                guard let text = event.details["amount_minor_units"] else { continue }
                let minorUnits = try evidence.contract.model().money.minorUnits
                guard text == String(minorUnits) else {
                    throw EvidenceFault("event \(event.sequence) names another amount_minor_units")
                }
                try Self.expect(event, ["currency": summary.currency])
            case .delivered:
                try Self.expect(event, ["confirmation": summary.partnerConfirmation ?? ""])
            case .deliveryFailed where summary.status == .deliveryFailed, .rejected:
                try Self.expect(event, ["reason": summary.failureReason ?? ""])
            case .validated, .signed, .deliveryFailed, nil: continue
            }
        }
    }

    private static func expect(_ event: EvidenceEvent, _ details: [String: String]) throws {
        for (name, text) in details.sorted(by: { $0.key < $1.key }) where event.details[name] != text {
            throw EvidenceFault("event \(event.sequence) names another \(name)")
        }
    }

    private func deliveries() throws -> String {
        let contract = evidence.contract
        guard let deliveryID = contract.deliveryID else {
            guard evidence.deliveries.isEmpty else { throw EvidenceFault("the contract names none") }
            return "none yet"
        }
        guard let delivery = evidence.deliveries.first(where: { $0.deliveryID == deliveryID }) else {
            throw EvidenceFault("\(deliveryID) is not there")
        }
        let expected: DeliveryStatus? =
            switch contract.summary.status {
            case .delivered: .delivered
            case .deliveryFailed: .failed
            case .signed: .pending
            default: nil
            }
        guard delivery.status == expected else {
            throw EvidenceFault(
                "\(deliveryID) is \(delivery.status.rawValue), the contract \(contract.summary.status.rawValue)")
        }
        return "\(deliveryID) is \(delivery.status.rawValue) after \(delivery.attempts) attempts"
    }
}
