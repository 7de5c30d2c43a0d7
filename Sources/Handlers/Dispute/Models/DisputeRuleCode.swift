package import SharedLayer

/// The rules that a request about a dispute can break, as callers see them in `codes`.
package enum DisputeRuleCode: String, Sendable, CaseIterable {
    case publisherNotOfOrganization = "PUBLISHER_NOT_OF_ORGANIZATION"
    case organizationNotActive = "ORGANIZATION_NOT_ACTIVE"
    case publisherNotActive = "PUBLISHER_NOT_ACTIVE"
    case publisherDidNotOpen = "PUBLISHER_DID_NOT_OPEN"
    case chargeUnknown = "CHARGE_UNKNOWN"
    case currencyMismatch = "CURRENCY_MISMATCH"
    case amountExceedsRefundable = "AMOUNT_EXCEEDS_REFUNDABLE"
    case refundExceedsDisputed = "REFUND_EXCEEDS_DISPUTED"
    case windowClosed = "DISPUTE_WINDOW_CLOSED"
    case descriptionRequired = "DESCRIPTION_REQUIRED"
    case tooMuchEvidence = "TOO_MUCH_EVIDENCE"

    package func issue(_ pointer: String, _ message: String) -> ValidationIssue {
        ValidationIssue(instancePath: pointer, message: message, code: rawValue)
    }
}
