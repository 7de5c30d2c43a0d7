import SharedLayer
import Testing

enum Sample {
    static let moment = Timestamp(secondsSince1970: 1_790_000_000)
    static let reference = SettlementReference(organizationID: "org-1", settlementID: "s-1")

    static func currency(_ code: String = "USD") throws -> Currency { try #require(Currency(code)) }

    static func money(_ minorUnits: Int64, _ code: String = "USD") throws -> Money {
        try Money(minorUnits: minorUnits, currency: currency(code))
    }

    static func account(_ code: String = "USD", organizationID: String = "org-1") throws -> SettlementAccountReference {
        SettlementAccountReference(
            organizationID: organizationID, partnerID: "partner-1", currency: try currency(code))
    }

    static func entry(
        _ number: Int, _ kind: LedgerEntryKind, _ minorUnits: Int64, in account: SettlementAccountReference,
        at occurredAt: Timestamp = moment
    ) throws -> SettlementEntryModel {
        SettlementEntryModel(
            account: account, kind: kind, sourceID: "\(kind.rawValue.lowercased())-\(number)",
            transactionID: "t-\(number)", amount: try Money(minorUnits: minorUnits, currency: account.currency),
            occurredAt: occurredAt, eventID: hash, recordedAt: occurredAt)
    }

    static let hash = String(repeating: "a", count: 64)
}
