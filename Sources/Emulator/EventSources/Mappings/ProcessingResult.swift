import Synchronization

/// A mapping's `LastProcessingResult`: what came of the poller's last batch.
package final class ProcessingResult: Sendable {
    private let text: Mutex<String?>

    package init(_ text: String? = nil) {
        self.text = Mutex(text)
    }

    package var value: String? { text.withLock { $0 } }

    package func set(_ text: String) { self.text.withLock { $0 = text } }
}
