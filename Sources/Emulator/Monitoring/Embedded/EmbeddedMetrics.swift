import Synchronization
import VirtualTime

/// Metrics that functions write into their logs: CloudWatch's embedded metric format.
///
/// A log line is handed over and nothing waits for it; the metrics are put shortly after. Lines beyond what may wait are
/// dropped, so that no flood of logs takes the emulator's memory.
package final class EmbeddedMetrics: Sendable {
    static let waitingMax = 10_000
    static let waitingBytesMax = 16 << 20
    static let batchMax = 256

    private struct State {
        var waiting: [[UInt8]] = []
        var waitingBytes = 0
        var droppedCount = 0
    }

    private let state = Mutex(State())
    private let bell = Bell()
    private let service: MonitoringService

    package init(_ service: MonitoringService) {
        self.service = service
    }

    /// Lines that were dropped because too many waited.
    package var droppedCount: Int { state.withLock(\.droppedCount) }

    /// Takes a line that may be a metric; cheap for every other.
    package func offer(_ line: [UInt8]) {
        guard EmbeddedLine.mayBeOne(line) else { return }
        let isTaken = state.withLock { state in
            guard state.waiting.count < Self.waitingMax, state.waitingBytes + line.count <= Self.waitingBytesMax else {
                state.droppedCount += 1
                return false
            }
            state.waiting.append(line)
            state.waitingBytes += line.count
            return true
        }
        if isTaken { bell.ring() }
    }

    /// Puts metrics until the task is cancelled, and then those that wait.
    package func run() async throws {
        while !Task.isCancelled {
            let rings = bell.rings
            try await putWaiting()
            await bell.wait(after: rings)
        }
        try await putWaiting()
    }

    func putWaiting() async throws {
        while true {
            let lines = state.withLock { state in
                let lines = Array(state.waiting.prefix(Self.batchMax))
                state.waiting.removeFirst(lines.count)
                state.waitingBytes -= lines.reduce(0) { $0 + $1.count }
                return lines
            }
            guard !lines.isEmpty else { return }
            let offset = service.clock.offset / .seconds(1)
            let data = lines.flatMap { EmbeddedLine.data($0, now: service.now, offset: offset) }
            if !data.isEmpty { try await service.add(data) }
        }
    }
}
