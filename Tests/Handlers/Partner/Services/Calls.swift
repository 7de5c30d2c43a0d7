import Logging
import SharedLayer

@testable import Partner

/// Callers without a request.
enum Calls {
    static let now = Timestamp(millisecondsSince1970: 1_795_262_400_000)

    static func call(organization: String = "org-1", scopes: Set<String>) -> PartnerCall {
        PartnerCall(
            caller: CallerPrincipal(id: "key:k", tenantID: organization, scopes: scopes), now: now,
            logger: LoggingUtils.logger(service: "test", level: .critical))
    }
}
