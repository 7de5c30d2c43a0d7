import Synchronization

/// Filter policies as they are parsed, by their text: each publish meets all of its topic's again.
final class FilterPolicyCache: Sendable {
    /// When there are more, it begins anew.
    static let policiesMax = 10_000

    private struct Key: Hashable {
        let text: String
        let scope: FilterPolicyScope
    }

    private let known = Mutex<[Key: FilterPolicy]>([:])

    /// Nil for a text that is no policy; a stored one was checked when it was set.
    func policy(_ text: String, scope: FilterPolicyScope) -> FilterPolicy? {
        let key = Key(text: text, scope: scope)
        if let policy = known.withLock({ $0[key] }) { return policy }
        guard let policy = try? FilterPolicy(text, scope: scope) else { return nil }
        known.withLock { known in
            if known.count >= Self.policiesMax { known = [:] }
            known[key] = policy
        }
        return policy
    }
}
