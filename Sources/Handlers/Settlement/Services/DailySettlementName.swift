package import SharedLayer

/// What the daily run calls the settlement of an account and a cut-off: always the same, so that a run that comes twice makes one.
package enum DailySettlementName {
    package static let prefix = "daily-"

    /// Such as `daily-20261122T000000Z-USD-1c2d3e4f5a6b7c8d`: a partner's own name may be as long as a name can be.
    package static func text(_ account: SettlementAccountReference, cutOff: Timestamp) -> String {
        let partner = SignedDocument<SettlementReference>.hash(of: Array(account.partnerID.utf8)).prefix(16)
        let moment = String(cutOff.text.prefix(19)).filter { $0 != "-" && $0 != ":" }
        return "\(prefix)\(moment)Z-\(account.currency.code)-\(partner)"
    }
}
