import Logging
import SharedLayer

/// Who calls, when, and what they may: each change is written down with it.
struct PartnerCall: Sendable {
    let caller: CallerPrincipal
    let now: Timestamp
    private let logger: Logger

    static let readScope = "partners:read"
    static let writeScope = "partners:write"

    init(caller: CallerPrincipal, now: Timestamp, logger: Logger) {
        self.caller = caller
        self.now = now
        self.logger = logger
    }

    /// Throws an `AuthorizationError` where the chain has no authorizer.
    init(_ request: LambdaRequest, now: Timestamp) throws {
        self.init(caller: try request.principal(), now: now, logger: request.logger)
    }

    var isOperator: Bool { caller.isOperator }

    /// Throws `notFound`: what belongs to others does not exist.
    func mustSee(_ organizationID: String) throws(PartnerError) {
        guard caller.maySee(organizationID) else {
            throw PartnerError(.notFound, "\(caller.id) may not know of \(organizationID)")
        }
    }

    /// Throws `notFound`, `forbidden`.
    func mustWrite(_ organizationID: String) throws(PartnerError) {
        try mustSee(organizationID)
        guard isOperator || caller.scopes.contains(Self.writeScope) else {
            throw PartnerError(.forbidden, "\(caller.id) has no \(Self.writeScope)")
        }
    }

    /// Throws `forbidden`.
    func mustOperate() throws(PartnerError) {
        guard isOperator else { throw PartnerError(.forbidden, "\(caller.id) is no operator") }
    }

    /// Writes down that a record was changed: who, what, and the names of what changed, never their values.
    func audit(_ action: PartnerAuditAction, _ key: RecordKey, version: Int, members: [String] = []) {
        logger.notice(
            "record changed",
            metadata: [
                "audit_action": "\(action.rawValue)", "audit_record": "\(key)", "audit_version": "\(version)",
                "audit_caller": "\(caller.id)", "audit_organization": "\(caller.tenantID)",
                "audit_members": .array(members.map { .string($0) }),
            ])
    }
}
