/// Why a pattern is refused, in AWS's words.
package struct EventPatternError: Error, Sendable, Equatable {
    /// What the pattern's parser says, with line and column where AWS tells them.
    package let reason: String

    package init(reason: String) {
        self.reason = reason
    }

    /// The message of EventBridge's `InvalidEventPatternException`.
    package var message: String { "Event pattern is not valid. Reason: \(reason)" }
}
