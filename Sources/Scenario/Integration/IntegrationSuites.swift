/// Every pipeline that can be tested against a deployment.
package enum IntegrationSuites {
    package static let all: [any IntegrationSuite.Type] = [
        SubscriptionChargeSuite.self, DisputeSuite.self, SettlementSuite.self, ReconciliationSuite.self,
        AuthenticationSuite.self, PartnerSuite.self, ContractSuite.self, TransactionSuite.self,
    ]
}
