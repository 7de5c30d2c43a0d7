import Synchronization
import TestSupport

/// Random numbers of one seed for several tasks.
package final class RandomSource: Sendable {
    private let generator: Mutex<SeededGenerator>

    package init(seed: UInt64) {
        generator = Mutex(SeededGenerator(seed: seed))
    }

    /// From 0 to 99.
    package func percent() -> Int { number(in: 0...99) }

    package func number(in range: ClosedRange<Int>) -> Int {
        generator.withLock { Int.random(in: range, using: &$0) }
    }
}
