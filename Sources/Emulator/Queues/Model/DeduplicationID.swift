/// By what a FIFO queue knows a message again.
enum DeduplicationID: Sendable, Equatable {
    case given(String)
    /// The body's SHA-256, which counts only where the queue deduplicates by content.
    case content(String)
}
