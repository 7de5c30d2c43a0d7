/// A delivery's place in the queue; the rest stays on disk until its turn.
package struct DeliveryTicket: Sendable, Equatable {
    package let id: Int64
    package let lane: String
    let isOrdered: Bool
    package var dueMilliseconds: Int64
    /// Tries that failed.
    package var attempts: Int

    package init(id: Int64, lane: String, isOrdered: Bool = false, dueMilliseconds: Int64, attempts: Int) {
        self.id = id
        self.lane = lane
        self.isOrdered = isOrdered
        self.dueMilliseconds = dueMilliseconds
        self.attempts = attempts
    }
}
