import Dispatch

/// Runs code that blocks on a thread outside the cooperative pool, which it would starve.
package func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "blocking test code").async {
            continuation.resume(with: Result(catching: body))
        }
    }
}
