import SharedLayer

/// The organization that a path names, for callers who may know of it.
struct OrganizationAccess: Sendable {
    private let organizations: OrganizationRepository

    init(_ organizations: OrganizationRepository) {
        self.organizations = organizations
    }

    /// Throws `notFound`.
    @discardableResult
    func read(_ organizationID: String, _ call: PartnerCall) async throws -> OrganizationModel {
        try call.mustSee(organizationID)
        guard let organization = try await organizations.get(organizationID) else {
            throw PartnerError(.notFound, "there is no organization \(organizationID)")
        }
        return organization
    }

    /// As `read`, for a change of what belongs to it. Throws `forbidden` too, and `ruleViolation` when it is closed.
    func write(_ organizationID: String, _ call: PartnerCall) async throws {
        try call.mustWrite(organizationID)
        guard try await read(organizationID, call).status != .closed else {
            throw PartnerError.violation(.organizationClosed, at: "", "The organization is closed.")
        }
    }

    /// As `write`, also when it is closed: to take something back is always allowed.
    func revoke(_ organizationID: String, _ call: PartnerCall) async throws {
        try call.mustWrite(organizationID)
        try await read(organizationID, call)
    }
}
