/// What takes deliveries: one per kind of target, by the service in the target's ARN.
package protocol DeliveryTarget: Sendable {
    /// Takes one delivery; returns once the target has it for good.
    func accept(_ delivery: Delivery) async throws(DeliveryFailure)
}

/// Why a target did not take a delivery.
package struct DeliveryFailure: Error, Sendable {
    /// What dead-letter messages tell as the error's code, such as `NO_PERMISSIONS` or `AWS.SimpleQueueService.NonExistentQueue`.
    package let code: String
    package let message: String
    /// Whether another try could help: not where the target is gone.
    package let isRetryable: Bool

    package init(_ code: String, _ message: String, isRetryable: Bool) {
        self.code = code
        self.message = message
        self.isRetryable = isRetryable
    }
}
