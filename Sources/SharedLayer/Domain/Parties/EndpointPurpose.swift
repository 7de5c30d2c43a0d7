/// What a partner takes at an endpoint.
package enum EndpointPurpose: String, Codable, Sendable, CaseIterable {
    case contracts = "CONTRACTS"
    case disputes = "DISPUTES"
    case reconciliations = "RECONCILIATIONS"
    case settlements = "SETTLEMENTS"
}
