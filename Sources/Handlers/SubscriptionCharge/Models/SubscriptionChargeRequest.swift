package import SharedLayer

/// A charge as a publisher sends it, after its shape was checked (see `SubscriptionChargeRequestSchema`).
package struct SubscriptionChargeRequest: Sendable, Equatable {
    package let contractID: String
    package let organizationID: String
    package let publisherID: String
    package let mPassID: String
    /// The number as it stands in the request.
    package let amountText: String
    package let money: Money
    /// The year, month or day that the charge is for: `2026`, `2026-11` or `2026-11-21`.
    package let period: String?
    package let metadata: [String: String]
    /// The contract template; nil for the default one.
    package let template: String?
    /// Its version; nil for the latest.
    package let templateVersion: Int?

    /// The most bytes of a request body; more is answered with 413.
    package static let bytesMax = 64 << 10

    package var reference: ContractReference {
        ContractReference(organizationID: organizationID, contractID: contractID, period: period)
    }

    package init(
        contractID: String, organizationID: String, publisherID: String, mPassID: String, amountText: String,
        money: Money, period: String? = nil, metadata: [String: String] = [:], template: String? = nil,
        templateVersion: Int? = nil
    ) {
        self.contractID = contractID
        self.organizationID = organizationID
        self.publisherID = publisherID
        self.mPassID = mPassID
        self.amountText = amountText
        self.money = money
        self.period = period
        self.metadata = metadata
        self.template = template
        self.templateVersion = templateVersion
    }
}
