/// How often a contract is charged.
package enum BillingCycle: String, Codable, Sendable, CaseIterable {
    case once = "ONCE"
    case yearly = "YEARLY"
    case monthly = "MONTHLY"
    case daily = "DAILY"

    /// The cycle that a period belongs to, by how it is written: `2026`, `2026-11`, `2026-11-21`, or not at all.
    package init(of period: String?) {
        switch period?.utf8.count(where: { $0 == UInt8(ascii: "-") }) {
        case nil: self = .once
        case 0: self = .yearly
        case 1: self = .monthly
        default: self = .daily
        }
    }
}
