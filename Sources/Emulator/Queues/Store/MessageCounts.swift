/// How many messages of a queue are in which state.
package struct MessageCounts: Sendable, Equatable {
    /// A receive could take them.
    package let visible: Int
    /// Received, not deleted, their visibility timeout still running.
    package let inFlight: Int
    /// Sent with a delay that is still running.
    package let delayed: Int

    package init(visible: Int, inFlight: Int, delayed: Int) {
        self.visible = visible
        self.inFlight = inFlight
        self.delayed = delayed
    }
}
