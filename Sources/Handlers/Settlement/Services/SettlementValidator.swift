package import SharedLayer

/// The business rules of a settlement that is asked for: pure, so that a table of cases can test them.
package struct SettlementValidator: Sendable {
    package init() {}

    /// Every rule that the request breaks, so that a caller can mend all of them at once.
    ///
    /// A publisher of another organization is told that alone: how things stand in an organization is no business of strangers.
    package func violations(
        of request: SettlementRequest, facts: SettlementFacts, at now: Timestamp
    ) -> [SettlementViolation] {
        guard let publisher = facts.publisher, publisher.organizationID == request.organizationID else {
            return [
                SettlementViolation(
                    .publisherNotOfOrganization, "/publisher_id",
                    "The publisher does not belong to the organization.")
            ]
        }
        let parties = partyViolations(request, publisher, facts)
        guard parties.isEmpty else { return parties }
        let form = formViolations(request) + periodViolations(request, facts.account, at: now)
        guard form.isEmpty else { return form }
        return amountViolations(facts)
    }

    private func partyViolations(
        _ request: SettlementRequest, _ publisher: PublisherModel, _ facts: SettlementFacts
    ) -> [SettlementViolation] {
        var violations: [SettlementViolation] = []
        if facts.organization?.status != .active {
            violations.append(
                SettlementViolation(.organizationNotActive, "/organization_id", "The organization is not ACTIVE."))
        }
        if publisher.status != .active {
            violations.append(
                SettlementViolation(
                    .publisherNotActive, "/publisher_id",
                    "The publisher is \(publisher.status.rawValue), not ACTIVE."))
        }
        // A partner of before is settled with as long as there is an account with it.
        let isTheirs = facts.organization?.partnerID == request.partnerID || facts.account != nil
        guard let partner = facts.partner, isTheirs else {
            violations.append(
                SettlementViolation(
                    .partnerNotOfOrganization, "/partner_id", "The organization has no such partner."))
            return violations
        }
        if partner.status != .active {
            violations.append(
                SettlementViolation(
                    .partnerNotActive, "/partner_id", "The partner is \(partner.status.rawValue), not ACTIVE."))
        }
        return violations
    }

    private func formViolations(_ request: SettlementRequest) -> [SettlementViolation] {
        var violations: [SettlementViolation] = []
        if request.settlementID.utf8.starts(with: DailySettlementName.prefix.utf8) {
            violations.append(
                SettlementViolation(
                    .nameReserved, "/settlement_id",
                    "Names that begin with \(DailySettlementName.prefix) are kept for the daily run."))
        }
        if let version = request.templateVersion, SettlementTemplate.version(version) == nil {
            violations.append(
                SettlementViolation(
                    .templateVersionUnknown, "/template_version", "There is no such version of the template."))
        }
        return violations
    }

    private func periodViolations(
        _ request: SettlementRequest, _ account: SettlementAccountModel?, at now: Timestamp
    ) -> [SettlementViolation] {
        var violations: [SettlementViolation] = []
        if request.periodEnd > now {
            violations.append(
                SettlementViolation(.periodNotClosed, "/period_end", "The period has not ended yet."))
        }
        let days = request.periodEnd.milliseconds(since: request.periodStart) / Timestamp.millisecondsPerDay
        if days > Self.periodDaysMax {
            violations.append(
                SettlementViolation(
                    .periodTooLong, "/period_start", "A period has at most \(Self.periodDaysMax) days."))
        }
        if let settled = account?.settledThrough, request.periodStart < settled {
            violations.append(
                SettlementViolation(
                    .periodAlreadySettled, "/period_start", "The account is settled until \(settled.text)."))
        }
        if account?.openSettlementID != nil {
            violations.append(
                SettlementViolation(
                    .settlementUnderWay, "/partner_id", "Another settlement of the account is under way."))
        }
        return violations
    }

    private func amountViolations(_ facts: SettlementFacts) -> [SettlementViolation] {
        switch facts.measure.refusal(minimumNet: facts.minimumNet) {
        case nil: []
        case .belowMinimumAmount:
            [
                SettlementViolation(
                    .belowMinimumAmount, "/period_end",
                    "The net is \(facts.measure.net.decimalText); at least \(facts.minimumNet.decimalText) is settled.")
            ]
        case .some:
            [SettlementViolation(.nothingToSettle, "/period_end", "Nothing before the period's end is unsettled.")]
        }
    }

    /// A year, so that one that was forgotten can be settled at once.
    package static let periodDaysMax: Int64 = 366
}
