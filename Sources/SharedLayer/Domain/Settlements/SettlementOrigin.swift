/// What made a settlement run.
package enum SettlementOrigin: String, Codable, Sendable, CaseIterable {
    case scheduled = "SCHEDULED"
    case onDemand = "ON_DEMAND"
}
