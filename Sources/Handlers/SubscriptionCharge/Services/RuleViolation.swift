package import SharedLayer

/// A business rule that a charge does not keep.
package struct RuleViolation: Error, Sendable, Equatable {
    package let code: Code
    /// The member of the request that the rule is about, as a JSON Pointer (RFC 6901).
    package let pointer: String
    package let message: String

    package init(code: Code, pointer: String, message: String) {
        self.code = code
        self.pointer = pointer
        self.message = message
    }

    package enum Code: String, Sendable, CaseIterable {
        case organizationNotActive = "ORGANIZATION_NOT_ACTIVE"
        case publisherNotOfOrganization = "PUBLISHER_NOT_OF_ORGANIZATION"
        case publisherNotActive = "PUBLISHER_NOT_ACTIVE"
        /// Also when the mPass is another organization's: whether that one exists is none of the caller's business.
        case mPassUnknown = "MPASS_UNKNOWN"
        case mPassNotActive = "MPASS_NOT_ACTIVE"
        case tierLimitExceeded = "TIER_LIMIT_EXCEEDED"
        case templateUnknown = "TEMPLATE_UNKNOWN"
        case templateRetired = "TEMPLATE_RETIRED"
        /// The contract was charged in another cycle before: by the month, say, and now by the year.
        case billingCycleMismatch = "BILLING_CYCLE_MISMATCH"
    }

    package var issue: ValidationIssue {
        ValidationIssue(instancePath: pointer, message: message, code: code.rawValue)
    }
}
