import SharedLayer
import SubscriptionCharge
import Testing

/// Records and requests that keep every rule, unless told otherwise.
enum Sample {
    static let start = Timestamp(millisecondsSince1970: 1_763_726_400_000)

    static func request(amount: String = "50", currency: String = "USD") throws -> SubscriptionChargeRequest {
        SubscriptionChargeRequest(
            contractID: "c-1", organizationID: "org-1", publisherID: "pub-1", mPassID: "mp-1", amountText: amount,
            money: try Money(#require(ExactDecimal(amount)), currency: #require(Currency(currency))))
    }

    static func parties(
        organizationStatus: PartyStatus = .active, publisherStatus: PartyStatus = .active,
        publisherOrganization: String = "org-1", tier: MPassTier = .gold, mPassStatus: MPassStatus = .active,
        mPassOrganization: String = "org-1", hasMPass: Bool = true
    ) -> ChargeParties {
        ChargeParties(
            organization: OrganizationModel(
                organizationID: "org-1", name: "Organization", status: organizationStatus, partnerID: "partner-1"),
            publisher: PublisherModel(
                publisherID: "pub-1", organizationID: publisherOrganization, name: "Publisher", status: publisherStatus),
            mPass: hasMPass
                ? MPassModel(mPassID: "mp-1", organizationID: mPassOrganization, status: mPassStatus, tier: tier) : nil)
    }

    static func contract(amount: String = "50", currency: String = "USD") throws -> ContractModel {
        try ContractModel(
            reference: ContractReference(organizationID: "org-1", contractID: "c-1", period: "2026-11"),
            publisherID: "pub-1",
            mPassID: "mp-1", transactionID: "t-1", amount: amount, currency: #require(Currency(currency)),
            period: "2026-11", requestHash: String(repeating: "a", count: 64), validatedAt: start)
    }

    /// The template of requests that name none.
    static func template() throws -> ContractTemplate {
        try SubscriptionContractTemplates.catalogue().template(nil, version: nil).get()
    }

    static func body(_ changes: (inout JSONObject) -> Void = { _ in }) -> [UInt8] {
        var members = JSONObject([
            ("contract_id", "c-1"), ("amount", 50), ("currency", "USD"), ("mpass_id", "mp-1"),
            ("organization_id", "org-1"), ("publisher_id", "pub-1"),
        ])
        changes(&members)
        return JSONValue.object(members).bytes
    }
}
