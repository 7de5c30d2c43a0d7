import OpenSSLCrypto
import SharedLayer

/// An event of another domain, as its own stack tells it.
struct BusMessage: Sendable {
    let source: String
    let type: String
    let detail: JSONValue

    static func charge(
        _ transaction: String, _ amount: String, currency: String = "USD", at: Timestamp = .now(),
        organizationID: String = "org-demo", partnerID: String = "partner-demo"
    ) -> BusMessage {
        BusMessage(
            source: "moneta.subscription_charge", type: "CONTRACT_DELIVERED",
            detail: detail(
                "CONTRACT_DELIVERED", transaction, at, organizationID,
                [
                    "contract_id": .string("c-\(transaction)"), "transaction_id": .string(transaction),
                    "publisher_id": "publisher-demo", "mpass_id": "mpass-gold-1", "partner_id": .string(partnerID),
                    "amount": .string(amount), "currency": .string(currency), "status": "DELIVERED",
                    "charged_at": .string(at.text),
                ]))
    }

    static func refund(
        _ dispute: String, of transaction: String, _ refund: String, currency: String = "USD", at: Timestamp = .now(),
        organizationID: String = "org-demo"
    ) -> BusMessage {
        BusMessage(
            source: "moneta.dispute", type: "DISPUTE_ACCEPTED",
            detail: detail(
                "DISPUTE_ACCEPTED", dispute, at, organizationID,
                [
                    "dispute_id": .string(dispute), "contract_id": .string("c-\(transaction)"),
                    "transaction_id": .string(transaction), "reason": "WRONG_AMOUNT", "amount": "20.00",
                    "currency": .string(currency), "status": "ACCEPTED", "refund": .string(refund),
                    "opened_at": .string(at.text),
                ]))
    }

    private static func detail(
        _ type: String, _ name: String, _ at: Timestamp, _ organizationID: String, _ data: JSONValue
    ) -> JSONValue {
        [
            "event_id": .string(Digest.hexadecimal(.sha256, Array("\(type) \(name)".utf8))),
            "event_type": .string(type), "sequence": 4, "occurred_at": .string(at.text),
            "organization_id": .string(organizationID), "data": data,
        ]
    }

    /// As EventBridge puts it into a queue.
    var text: String {
        let event: JSONValue = [
            "version": "0", "id": "e-1", "detail-type": .string(type), "source": .string(source),
            "account": "123456789012", "time": "2026-11-22T00:00:00Z", "region": "us-east-1", "resources": [],
            "detail": detail,
        ]
        return String(decoding: event.bytes, as: UTF8.self)
    }
}
