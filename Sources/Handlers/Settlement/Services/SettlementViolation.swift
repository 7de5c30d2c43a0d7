package import SharedLayer

/// A business rule that a settlement does not keep.
package struct SettlementViolation: Sendable, Equatable {
    package let code: Code
    /// The member of the request that the rule is about, as a JSON Pointer (RFC 6901).
    package let pointer: String
    package let message: String

    package enum Code: String, Sendable, CaseIterable {
        case organizationNotActive = "ORGANIZATION_NOT_ACTIVE"
        case publisherNotOfOrganization = "PUBLISHER_NOT_OF_ORGANIZATION"
        case publisherNotActive = "PUBLISHER_NOT_ACTIVE"
        /// Also when there is no such partner: whether there is one is none of the caller's business.
        case partnerNotOfOrganization = "PARTNER_NOT_OF_ORGANIZATION"
        case partnerNotActive = "PARTNER_NOT_ACTIVE"
        case templateVersionUnknown = "TEMPLATE_VERSION_UNKNOWN"
        case nameReserved = "SETTLEMENT_ID_RESERVED"
        case periodNotClosed = "PERIOD_NOT_CLOSED"
        case periodTooLong = "PERIOD_TOO_LONG"
        case periodAlreadySettled = "PERIOD_ALREADY_SETTLED"
        case settlementUnderWay = "SETTLEMENT_UNDER_WAY"
        case nothingToSettle = "NOTHING_TO_SETTLE"
        case belowMinimumAmount = "BELOW_MINIMUM_AMOUNT"
    }

    package init(_ code: Code, _ pointer: String, _ message: String) {
        self.code = code
        self.pointer = pointer
        self.message = message
    }

    package var issue: ValidationIssue {
        ValidationIssue(instancePath: pointer, message: message, code: code.rawValue)
    }
}
