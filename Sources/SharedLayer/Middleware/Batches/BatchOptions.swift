package import Logging

/// How a batch is handled.
package struct BatchOptions: Sendable {
    /// Lanes that run at the same time: messages of a standard queue, or groups of a FIFO queue. A stream has one lane.
    package var concurrencyMax: Int
    package var groupFailure: GroupFailure
    package var wholeFailure: WholeFailure
    /// A record is begun only while more than this is left of the invocation; what was not begun is reported as failed, and
    /// comes again.
    package var deadlineMarginMilliseconds: Int64
    /// How a record's failure is logged: one that is in the order of things need not raise an alarm.
    package var failureLevel: @Sendable (any Error) -> Logger.Level = { _ in .error }

    /// What a failure does to the other messages of a FIFO queue.
    package enum GroupFailure: Sendable, Hashable {
        /// The rest of the group is not begun; other groups go on.
        case stopsGroup
        /// Nothing after the failure is begun, whatever group it is of.
        case stopsBatch
    }

    /// What happens when every record of a queue's batch failed.
    package enum WholeFailure: Sendable, Hashable {
        /// `BatchError.Code.everyRecordFailed` is thrown: all come again just the same, and the function's errors in
        /// CloudWatch show it.
        case isThrown
        case isReported
    }

    package init(
        concurrencyMax: Int = 1, groupFailure: GroupFailure = .stopsGroup, wholeFailure: WholeFailure = .isThrown,
        deadlineMarginMilliseconds: Int64 = 500
    ) {
        self.concurrencyMax = max(1, concurrencyMax)
        self.groupFailure = groupFailure
        self.wholeFailure = wholeFailure
        self.deadlineMarginMilliseconds = deadlineMarginMilliseconds
    }
}
