package import FoundationEssentials
package import Wire

/// STS: who a caller is, and temporary credentials that AWS's own clients take.
///
/// Nothing here checks signatures, policies or trust: every role may be assumed, and credentials open nothing that was
/// closed without them.
/// Source: AWS Security Token Service API reference, API version 2011-06-15.
package struct IdentityService: Service {
    package let name = "sts"

    let accountID: String
    let clock: @Sendable () -> Date
    let random: @Sendable (Int) -> [UInt8]

    /// - Parameter random: that many random bytes, for keys that open nothing.
    package init(
        accountID: String, clock: @escaping @Sendable () -> Date,
        random: @escaping @Sendable (Int) -> [UInt8] = { count in (0..<count).map { _ in .random(in: 0...255) } }
    ) {
        self.accountID = accountID
        self.clock = clock
        self.random = random
    }

    package func accepts(_ request: ServiceRequest) -> Bool { IdentityCall(self, request).acceptsQuery(request) }

    package func respond(to request: ServiceRequest) async -> ServiceResponse {
        await IdentityCall(self, request).respondToQuery(request)
    }
}
