/// What is to become of a delivery's message.
package enum DeliveryOutcome: Sendable, Equatable {
    /// The message is done with, whether the delivery went well or not.
    case done
    /// The message is to be hidden for that long and received again.
    case retry(afterSeconds: Int, reason: String)
    /// The last try has failed: the queue is to move the message to its dead-letter queue at once.
    case gaveUp(reason: String)
}
