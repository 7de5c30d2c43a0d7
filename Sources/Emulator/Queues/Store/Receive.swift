/// One receive on its way through the store.
struct Receive {
    let limits: MessageLimits
    let queue: String
    /// Milliseconds since 1970.
    let now: Int64
    /// Until when the messages are hidden.
    let visibleAt: Int64
    let deadLetter: DeadLetter?
    /// How many messages are wanted.
    var max = 0
    var outcome = ReceiveOutcome()
    /// Of `outcome.messages`, in their order.
    var handles: [ReceiptHandle] = []

    struct DeadLetter {
        let id: Int64
        let name: String
        let maxReceiveCount: Int
    }

    init(limits: MessageLimits, queue: String, now: Int64, visibleAt: Int64, deadLetter: DeadLetter?) {
        self.limits = limits
        self.queue = queue
        self.now = now
        self.visibleAt = visibleAt
        self.deadLetter = deadLetter
    }

    var missing: Int { max - outcome.messages.count }
}
