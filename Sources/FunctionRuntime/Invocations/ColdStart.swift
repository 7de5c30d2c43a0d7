import Synchronization

/// Knows the first invocation of an execution environment from all others.
final class ColdStart: Sendable {
    private let isAhead = Atomic<Bool>(true)

    /// True once, whichever loop asks first.
    func take() -> Bool { isAhead.exchange(false, ordering: .relaxed) }

    /// With provisioned concurrency, Lambda has gone through the init phase before anybody called.
    ///
    /// Source: Lambda developer guide, "Working with Lambda environment variables", `AWS_LAMBDA_INITIALIZATION_TYPE`.
    func skipWhereProvisioned(_ environment: [String: String]) {
        if environment["AWS_LAMBDA_INITIALIZATION_TYPE"] == "provisioned-concurrency" { _ = take() }
    }
}
