package import Delivery

/// Invokes functions asynchronously with what topics, event buses, schedules and buckets deliver.
package struct FunctionDeliveryTarget: DeliveryTarget {
    private let asynchronous: AsynchronousInvocations
    private let directory: FunctionDirectory

    package init(_ asynchronous: AsynchronousInvocations, directory: FunctionDirectory) {
        self.asynchronous = asynchronous
        self.directory = directory
    }

    /// Returns once the event is on disk: what becomes of it then is Lambda's own affair, as on AWS.
    ///
    /// Fails with the code of the Lambda API's error, which can be tried again only where the store failed.
    package func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
        do throws(InvocationError) {
            let function = try directory.find(delivery.target)
            let payload = Array(delivery.body.utf8)
            guard payload.count <= InvocationLimits.eventBytesMax else {
                throw InvocationError(
                    .requestTooLarge,
                    "\(payload.count) byte payload is too large for the Event invocation type "
                        + "(limit \(InvocationLimits.eventBytesMax) bytes)")
            }
            guard (try? JSONSyntax.check(payload)) != nil else {
                throw InvocationError(.invalidRequestContent, "Could not parse request body into json")
            }
            try await asynchronous.enqueue(
                function, payload: payload, options: InvocationOptions(traceID: delivery.traceHeader))
        } catch {
            throw DeliveryFailure(
                error.code.rawValue, error.message,
                isRetryable: error.code == .shuttingDown || error.code == .tooManyRequests)
        }
    }
}
