import Delivery
import FoundationEssentials
import Functions

/// Hands what topics and rules deliver to functions on as invocations of type Event.
struct FunctionTarget: DeliveryTarget {
    let directory: FunctionDirectory
    let asynchronous: AsynchronousInvocations

    /// Returns once the invocation is queued.
    func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        do throws(InvocationError) {
            _ = try directory.find(delivery.target)
            try await asynchronous.enqueue(
                AsynchronousEvent(
                    function: delivery.target, payload: Array(delivery.body.utf8),
                    options: InvocationOptions(
                        traceID: delivery.traceHeader, requestID: UUID().uuidString.lowercased())))
        } catch {
            throw DeliveryFailure(
                error.code.rawValue, error.message, isRetryable: error.code != .resourceNotFound)
        }
    }
}
