package import SharedLayer

/// The document that we sign and deliver to the partner: canonical JSON (RFC 8785), amounts as strings, in the form of the
/// contract's template.
package struct SubscriptionContractDocument: Sendable {
    package let template: ContractTemplate
    package let contract: ContractModel
    package let money: Money
    package let metadata: [String: String]
    /// The publisher's detached JWS over the bytes whose hash is `contract.requestHash`.
    package let publisherSignature: String
    package let signedAt: Timestamp

    package init(
        template: ContractTemplate, contract: ContractModel, money: Money, metadata: [String: String],
        publisherSignature: String, signedAt: Timestamp
    ) {
        self.template = template
        self.contract = contract
        self.money = money
        self.metadata = metadata
        self.publisherSignature = publisherSignature
        self.signedAt = signedAt
    }

    /// Throws a `JSONError`, or `templateIncomplete`.
    package func canonicalBytes() throws -> [UInt8] {
        try CanonicalJSON.bytes(of: template.document(of: values))
    }

    /// What templates may ask for.
    private var values: [String: JSONValue] {
        var values: [String: JSONValue] = [
            "template_id": .string(template.id),
            "template_version": .number(JSONNumber(template.version)),
            "transaction_id": .string(contract.transactionID),
            "contract_id": .string(contract.reference.contractID),
            "organization_id": .string(contract.reference.organizationID),
            "publisher_id": .string(contract.publisherID),
            "mpass_id": .string(contract.mPassID),
            "amount": .string(money.decimalText),
            "currency": .string(money.currency.code),
            "billing_cycle": .string(BillingCycle(of: contract.period).rawValue),
            "validated_at": .string(contract.validatedAt.text),
            "signed_at": .string(signedAt.text),
            "request_sha256": .string(contract.requestHash),
            "request_signature": .string(publisherSignature),
        ]
        values["period"] = contract.period.map { .string($0) }
        if !metadata.isEmpty {
            values["metadata"] = .object(JSONObject(metadata.map { ($0.key, .string($0.value)) }))
        }
        return values
    }
}
