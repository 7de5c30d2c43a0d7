import SharedLayer

/// What came of verifying a contract's evidence.
package struct VerificationReport: Codable, Sendable, Equatable {
    /// Nil for a file that tells no contract.
    package let organizationID: String?
    package let contractID: String?
    package let period: String?
    package let isVerified: Bool
    package let checks: [EvidenceCheck]

    package init(_ contract: EvidenceContract?, _ checks: [EvidenceCheck]) {
        organizationID = contract?.summary.organizationID
        contractID = contract?.summary.contractID
        period = contract?.summary.period
        isVerified = checks.allSatisfy(\.isOK)
        self.checks = checks
    }

    private enum CodingKeys: String, CodingKey {
        case organizationID = "organization_id"
        case contractID = "contract_id"
        case period
        case isVerified = "verified"
        case checks
    }
}
