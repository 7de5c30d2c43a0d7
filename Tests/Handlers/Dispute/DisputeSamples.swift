import Dispute
import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// Records and requests that keep every rule, unless told otherwise.
enum DisputeSamples {
    static let start = Timestamp(millisecondsSince1970: 1_763_726_400_000)
    static let hash = String(repeating: "0a", count: 32)
    static let reference = DisputeReference(organizationID: "org-1", disputeID: "d-1")
    static let contract = ContractReference(organizationID: "org-1", contractID: "c-1")

    static func money(_ minorUnits: Int64, _ code: String = "USD") throws -> Money {
        try Money(minorUnits: minorUnits, currency: #require(Currency(code)))
    }

    static func charge(
        _ minorUnits: Int64 = 4_990, refunded: Int64 = 0, organizationID: String = "org-1", partnerID: String? = nil
    ) throws -> DisputableChargeModel {
        var charge = try DisputableChargeModel(
            contract: ContractReference(organizationID: organizationID, contractID: "c-1"), transactionID: "t-1",
            publisherID: "pub-1", partnerID: partnerID, amount: money(minorUnits), chargedAt: start, eventID: hash)
        charge.refunded = try money(refunded)
        return charge
    }

    static func parties(
        organizationStatus: PartyStatus = .active, publisherStatus: PartyStatus = .active,
        publisherOrganization: String = "org-1", charge: DisputableChargeModel?
    ) -> DisputeParties {
        DisputeParties(
            organization: OrganizationModel(
                organizationID: "org-1", name: "Organization", status: organizationStatus, partnerID: "partner-1"),
            publisher: PublisherModel(
                publisherID: "pub-1", organizationID: publisherOrganization, name: "Publisher", status: publisherStatus),
            charge: charge)
    }

    static func document(_ changes: (inout JSONObject) -> Void = { _ in }) -> JSONValue {
        var members = JSONObject([
            ("dispute_id", "d-1"), ("organization_id", "org-1"), ("publisher_id", "pub-1"), ("contract_id", "c-1"),
            ("transaction_id", "t-1"), ("reason", "DUPLICATE"), ("amount", 49), ("currency", "USD"),
        ])
        changes(&members)
        return .object(members)
    }

    static func request(
        reason: DisputeReason = .duplicate, amount: JSONValue = 49, currency: String = "USD",
        description: String? = nil
    ) throws -> OpenDisputeRequest {
        try OpenDisputeRequest(
            document: document { members in
                members["reason"] = .string(reason.rawValue)
                members["amount"] = amount
                members["currency"] = .string(currency)
                members["description"] = description.map { .string($0) }
            })
    }

    static func dispute(
        _ status: DisputeStatus = .opened, refund: Int64? = nil, resolution: String? = nil
    ) throws -> DisputeModel {
        var dispute = try DisputeModel(
            reference: reference, contract: contract, transactionID: "t-1", openedBy: "pub-1",
            partnerID: "partner-1", reason: .duplicate, amount: money(4_900), chargedAt: start,
            openedAt: start.adding(seconds: 60), requestHash: hash)
        dispute.status = status
        dispute.refund = try refund.map { try money($0) }
        dispute.resolution = resolution
        return dispute
    }

    static func evidence(content: String? = "hello") -> JSONValue {
        let bytes = Array((content ?? "hello").utf8)
        var members = JSONObject([
            ("evidence_id", "e-1"), ("kind", "RECEIPT"), ("media_type", "text/plain"),
            ("size_bytes", .number(JSONNumber(bytes.count))),
            ("content_sha256", .string(SignedRequest<DisputeReference>.hash(of: bytes))),
        ])
        if content != nil { members["content"] = .string(Base64URL.text(bytes)) }
        return .object(members)
    }

    static func file(_ path: String) throws -> String {
        try String(contentsOfFile: PackageRoot.file(path), encoding: .utf8)
    }
}
