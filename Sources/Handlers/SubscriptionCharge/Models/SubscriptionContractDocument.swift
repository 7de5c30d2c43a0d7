package import SharedLayer

/// The document that we sign and deliver to the partner: canonical JSON (RFC 8785), amounts as strings.
package struct SubscriptionContractDocument: Sendable {
    /// Of the document's form; a partner that knows a form can go on reading it.
    package static let version = "1"

    package let contract: ContractModel
    package let money: Money
    package let metadata: [String: String]
    /// The publisher's detached JWS over the bytes whose hash is `contract.requestHash`.
    package let publisherSignature: String
    package let signedAt: Timestamp

    package init(
        contract: ContractModel, money: Money, metadata: [String: String], publisherSignature: String,
        signedAt: Timestamp
    ) {
        self.contract = contract
        self.money = money
        self.metadata = metadata
        self.publisherSignature = publisherSignature
        self.signedAt = signedAt
    }

    /// Throws a `JSONError`.
    package func canonicalBytes() throws(JSONError) -> [UInt8] {
        try CanonicalJSON.bytes(of: json)
    }

    private var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("document_type", "subscription_charge"),
            ("document_version", .string(Self.version)),
            ("transaction_id", .string(contract.transactionID)),
            ("contract_id", .string(contract.reference.contractID)),
            ("organization_id", .string(contract.reference.organizationID)),
            ("publisher_id", .string(contract.publisherID)),
            ("mpass_id", .string(contract.mPassID)),
            ("amount", .string(money.decimalText)),
            ("currency", .string(money.currency.code)),
            ("validated_at", .string(contract.validatedAt.text)),
            ("signed_at", .string(signedAt.text)),
            (
                "publisher_request",
                ["sha256": .string(contract.requestHash), "signature": .string(publisherSignature)]
            ),
        ]
        if let period = contract.period { members.append(("period", .string(period))) }
        if !metadata.isEmpty {
            members.append(("metadata", .object(JSONObject(metadata.map { ($0.key, .string($0.value)) }))))
        }
        return .object(JSONObject(members))
    }
}
