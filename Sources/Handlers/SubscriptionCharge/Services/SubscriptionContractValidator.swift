package import SharedLayer

/// The business rules of a subscription charge: pure, so that a table of cases can test them.
package struct SubscriptionContractValidator: Sendable {
    let schema: @Sendable () throws -> InputValidator

    package init(schema: @escaping @Sendable () throws -> InputValidator = SubscriptionChargeRequestSchema.validator) {
        self.schema = schema
    }

    /// Every rule that the charge violates, so that a caller can mend all of them at once.
    ///
    /// A publisher of another organization is told that alone: how things stand in an organization, and which mPasses it
    /// has, is no business of strangers.
    package func violations(of request: SubscriptionChargeRequest, parties: ChargeParties) -> [RuleViolation] {
        guard let publisher = parties.publisher, publisher.organizationID == request.organizationID else {
            return [
                RuleViolation(
                    code: .publisherNotOfOrganization, pointer: "/publisher_id",
                    message: "The publisher does not belong to the organization.")
            ]
        }
        return organizationViolations(parties.organization)
            + publisherViolations(publisher)
            + mPassViolations(
                parties.mPass, id: request.mPassID, organizationID: request.organizationID, money: request.money)
    }

    /// The rules that must still hold when the charge is processed, some time after it was accepted.
    package func mPassViolations(
        _ mPass: MPassModel?, id: String, organizationID: String, money: Money
    ) -> [RuleViolation] {
        guard let mPass, mPass.organizationID == organizationID else {
            return [
                RuleViolation(
                    code: .mPassUnknown, pointer: "/mpass_id", message: "The organization has no mPass \(id).")
            ]
        }
        var violations: [RuleViolation] = []
        if mPass.status != .active {
            violations.append(
                RuleViolation(
                    code: .mPassNotActive, pointer: "/mpass_id",
                    message: "The mPass is \(mPass.status.rawValue), not ACTIVE."))
        }
        if !TierLimit.allows(money, tier: mPass.tier), let limit = TierLimit.majorUnits(of: mPass.tier) {
            violations.append(
                RuleViolation(
                    code: .tierLimitExceeded, pointer: "/amount",
                    message: "The tier \(mPass.tier.rawValue) allows at most \(limit) per charge."))
        }
        return violations
    }

    private func organizationViolations(_ organization: OrganizationModel?) -> [RuleViolation] {
        guard organization?.status != .active else { return [] }
        return [
            RuleViolation(
                code: .organizationNotActive, pointer: "/organization_id", message: "The organization is not ACTIVE.")
        ]
    }

    private func publisherViolations(_ publisher: PublisherModel) -> [RuleViolation] {
        guard publisher.status != .active else { return [] }
        return [
            RuleViolation(
                code: .publisherNotActive, pointer: "/publisher_id",
                message: "The publisher is \(publisher.status.rawValue), not ACTIVE.")
        ]
    }
}
