package import SharedLayer

/// The document that we sign and deliver to the partner: canonical JSON (RFC 8785), amounts as strings.
///
/// Its member `ledger` is what the compliance stamp is over.
package struct SettlementConfirmationDocument: Sendable {
    /// Of the document's form; a partner that knows a form can go on reading it.
    package static let version = "1"

    package let settlement: SettlementModel
    package let run: SettlementRunModel
    package let confirmedAt: Timestamp

    package init(settlement: SettlementModel, run: SettlementRunModel, confirmedAt: Timestamp) {
        self.settlement = settlement
        self.run = run
        self.confirmedAt = confirmedAt
    }

    /// What the stamp says was checked. Throws a `JSONError`, and `recordMissing` when the settlement is not booked.
    package func ledgerBytes() throws -> [UInt8] { try CanonicalJSON.bytes(of: ledger) }

    /// Throws as `ledgerBytes()` does.
    package func canonicalBytes(stamp: DocumentSignature) throws -> [UInt8] {
        try CanonicalJSON.bytes(
            of: .object(
                JSONObject([
                    ("document_type", "settlement_confirmation"),
                    ("document_version", .string(Self.version)),
                    ("confirmed_at", .string(confirmedAt.text)),
                    ("ledger", try ledger),
                    ("compliance_stamp", ["key_id": .string(stamp.keyID), "signature": .string(stamp.text)]),
                ])))
    }

    private var ledger: JSONValue {
        get throws {
            guard let charges = settlement.charges, let refunds = settlement.refunds, let fees = settlement.fees,
                let broughtForward = settlement.broughtForward, let net = settlement.net,
                let linesHash = settlement.linesHash
            else { throw SettlementError(.recordMissing, "\(settlement.key) is not booked.") }
            return .object(
                JSONObject([
                    ("settlement_id", .string(settlement.reference.settlementID)),
                    ("organization_id", .string(settlement.reference.organizationID)),
                    ("partner_id", .string(settlement.partnerID)),
                    ("currency", .string(settlement.currency.code)),
                    ("origin", .string(settlement.origin.rawValue)),
                    ("period_start", .string(settlement.periodStart.text)),
                    ("period_end", .string(settlement.periodEnd.text)),
                    ("template_version", .string(settlement.templateVersion)),
                    (
                        "fee_schedule",
                        [
                            "basis_points": .string(String(run.feeBasisPoints)),
                            "fixed": .string(run.feeFixed.decimalText),
                        ]
                    ),
                    ("entry_count", .string(String(run.entryCount))),
                    ("charges", .string(charges.decimalText)),
                    ("refunds", .string(refunds.decimalText)),
                    ("fees", .string(fees.decimalText)),
                    ("brought_forward", .string(broughtForward.decimalText)),
                    ("net", .string(net.decimalText)),
                    ("payout", .string(net.paidOut.decimalText)),
                    ("carried_forward", .string(net.carriedForward.decimalText)),
                    ("line_count", .string(String(settlement.lineCount))),
                    ("lines_sha256", .string(linesHash)),
                ]))
        }
    }
}
