/// What the messages of a queue hold.
///
/// Said by who reads the queue, since a body is what somebody else wrote: `detected` suits queues that only trusted
/// services write to.
package enum QueueContent: Sendable {
    /// The payload, from a sender or from a topic whose subscription has raw message delivery.
    case payload
    /// A topic's notification, with the payload in its message.
    case notification
    /// A bus event, with the payload in its detail.
    case busEvent
    /// Whichever of the three it looks like, and what is inside a notification too.
    case detected
}
