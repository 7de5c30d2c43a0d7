import Functions
import Logging
import Tables
import VirtualTime

/// Reads one part of a shard's keys, in order, and has one batch with the function at a time.
struct ShardReader: Sendable {
    let source: StreamEventSource
    let shard: StreamShard
    let part: Int
    /// The next number to read.
    var position: Int64
    /// The window that is open, where the mapping has windows.
    var window: TumblingWindow?

    var configuration: StreamEventSourceConfiguration { source.configuration }

    /// Returns true at the shard's end, false at a shutdown.
    mutating func run() async -> Bool {
        while !source.isStopping {
            do {
                switch try await nextBatch() {
                case .records(let entries, let next):
                    guard await deliver(entries, next: next) else { return false }
                case .windowOver:
                    guard await closeWindow(.final) else { return false }
                    await checkpoint()
                case .end:
                    if window != nil {
                        guard await closeWindow(.final) else { return false }
                        await checkpoint()
                    }
                    return true
                case .stopped: return false
                }
            } catch {
                await source.recover(from: error)
            }
        }
        return false
    }

    /// Marks everything before `position` as done.
    func checkpoint() async {
        await source.persist("shard \(shard.name)") {
            try await source.progress.advance(shard, part: part, to: position, window: window)
        }
    }

    /// Delivers records, window by window where there are windows. False at a shutdown, with what is done marked.
    private mutating func deliver(_ entries: [StreamEntry], next: Int64) async -> Bool {
        guard let lengthSeconds = configuration.tumblingWindowSeconds else {
            guard await deliver(entries[...]) else { return false }
            position = next
            await checkpoint()
            return true
        }
        var rest = entries[...]
        while let first = rest.first {
            if let open = window, !open.holds(first) {
                guard await closeWindow(.final) else { return false }
            }
            let open = window ?? TumblingWindow(of: first.createdMilliseconds, lengthSeconds: lengthSeconds)
            window = open
            let run = rest.prefix { open.holds($0) }
            guard await deliver(run) else { return false }
            rest = rest.dropFirst(run.count)
            position = rest.first?.number ?? next
            await checkpoint()
            if window?.isTooLarge == true {
                guard await closeWindow(.terminatedEarly) else { return false }
                await checkpoint()
            }
        }
        position = next
        return true
    }
}
