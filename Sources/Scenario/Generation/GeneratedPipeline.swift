/// What data can be generated for.
package enum GeneratedPipeline: String, CaseIterable, Sendable {
    case subscription, dispute, reconciliation, settlement, authentication, partner, contract, transaction
}
