/// What a message for a stage means, given where its aggregate stands.
///
/// Queues deliver at least once and in any order, so every answer but `proceed` must leave the aggregate alone.
package enum StageAction: Sendable, Equatable {
    /// It is this stage's turn.
    case proceed
    /// The stage was passed: send what the outbox still holds, and be done.
    case alreadyPassed
    /// The aggregate has not come as far as the message says: only a damaged table can do that.
    case notReady
}
