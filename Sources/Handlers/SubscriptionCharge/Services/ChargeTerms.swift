package import SharedLayer

/// What is settled about a charge that keeps every rule.
package struct ChargeTerms: Sendable {
    package let template: ContractTemplate
    package let tier: MPassTier

    package init(template: ContractTemplate, tier: MPassTier) {
        self.template = template
        self.tier = tier
    }
}
