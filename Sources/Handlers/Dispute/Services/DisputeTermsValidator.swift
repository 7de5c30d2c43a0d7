package import SharedLayer

/// The rules by which a dispute can be opened: pure, so that a table of cases can test them.
package struct DisputeTermsValidator: Sendable {
    private let book: DisputeTermsBook

    package init(book: DisputeTermsBook) {
        self.book = book
    }

    /// Every rule that the dispute breaks, so that a caller can mend all of them at once.
    ///
    /// A publisher of another organization is told that alone, and of a charge that is not the organization's nothing is
    /// told but that: how things stand elsewhere is no business of strangers.
    package func issues(of request: OpenDisputeRequest, _ parties: DisputeParties, at now: Timestamp)
        -> [ValidationIssue]
    {
        guard let publisher = parties.publisher, publisher.organizationID == request.reference.organizationID else {
            return [
                DisputeRuleCode.publisherNotOfOrganization.issue(
                    "/publisher_id", "The publisher does not belong to the organization.")
            ]
        }
        return Self.partyIssues(organization: parties.organization, publisher: publisher)
            + descriptionIssues(request) + chargeIssues(request, parties, at: now)
    }

    package static func partyIssues(
        organization: OrganizationModel?, publisher: PublisherModel
    ) -> [ValidationIssue] {
        var issues: [ValidationIssue] = []
        if organization?.status != .active {
            issues.append(
                DisputeRuleCode.organizationNotActive.issue("/organization_id", "The organization is not ACTIVE."))
        }
        if publisher.status != .active {
            issues.append(
                DisputeRuleCode.publisherNotActive.issue(
                    "/publisher_id", "The publisher is \(publisher.status.rawValue), not ACTIVE."))
        }
        return issues
    }

    private func descriptionIssues(_ request: OpenDisputeRequest) -> [ValidationIssue] {
        guard request.reason == .other, request.description == nil else { return [] }
        return [DisputeRuleCode.descriptionRequired.issue("/description", "The reason OTHER needs a description.")]
    }

    private func chargeIssues(
        _ request: OpenDisputeRequest, _ parties: DisputeParties, at now: Timestamp
    ) -> [ValidationIssue] {
        guard let charge = parties.charge, charge.contract.organizationID == request.reference.organizationID else {
            return [
                DisputeRuleCode.chargeUnknown.issue(
                    "/transaction_id", "The organization has no such charge that was delivered.")
            ]
        }
        var issues: [ValidationIssue] = []
        if request.amount.currency != charge.amount.currency {
            issues.append(
                DisputeRuleCode.currencyMismatch.issue(
                    "/currency", "The charge is in \(charge.amount.currency.code)."))
        } else if !RefundLimit(charge).allows(request.amount) {
            issues.append(
                DisputeRuleCode.amountExceedsRefundable.issue(
                    "/amount", "It is more than was charged less what was given back before."))
        }
        let partnerID = charge.partnerID ?? parties.organization?.partnerID ?? ""
        let end = book.terms(with: partnerID).windowEnd(for: request.reason, chargedAt: charge.chargedAt)
        if now > end {
            issues.append(
                DisputeRuleCode.windowClosed.issue(
                    "/reason", "A charge could be disputed for \(request.reason.rawValue) until \(end.text)."))
        }
        return issues
    }
}
