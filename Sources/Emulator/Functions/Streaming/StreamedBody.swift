import Synchronization

/// The body of a request that is read while it comes: a connection puts chunks in, one task takes them out, and the
/// connection stops reading while enough of them wait.
package final class StreamedBody: Sendable {
    /// How the body ended.
    package enum End: Sendable, Equatable {
        /// With these trailers, by lowercased name.
        case complete(trailers: [String: String])
        /// The connection broke before the end.
        case truncated
        /// It went over its limit; what came behind is dropped.
        case tooLarge
    }

    private struct State {
        var waitingBytes = 0
        var totalBytes = 0
        var isPaused = false
        var isDiscarded = false
        var hasEnded = false
    }

    private let bytesMax: Int
    private let chunks: AsyncStream<[UInt8]>
    private let source: AsyncStream<[UInt8]>.Continuation
    private let ended = OneShot<End>()
    private let state = Mutex(State())
    private let resume: @Sendable () -> Void

    /// Above it the connection stops reading, at half of it it goes on.
    static let waitingBytesMax = 128 * 1024

    /// - Parameter resume: the connection may read again; called from any task.
    init(bytesMax: Int, resume: @escaping @Sendable () -> Void) {
        self.bytesMax = bytesMax
        self.resume = resume
        (chunks, source) = AsyncStream.makeStream()
    }

    /// The next chunk; nil when there will be no more. For one task.
    package func next() async -> [UInt8]? {
        var iterator = chunks.makeAsyncIterator()
        guard let chunk = await iterator.next() else { return nil }
        let mayResume = state.withLock { state in
            state.waitingBytes -= chunk.count
            guard state.isPaused, state.waitingBytes <= Self.waitingBytesMax / 2 else { return false }
            state.isPaused = false
            return true
        }
        if mayResume { resume() }
        return chunk
    }

    /// Nobody takes what is left: it is dropped as it comes, so that the function gets to its end.
    package func discard() {
        let wasPaused = state.withLock { state in
            defer { state.isPaused = false }
            state.isDiscarded = true
            return state.isPaused
        }
        if wasPaused { resume() }
    }

    /// Returns when the whole body has come, or will not come. To be awaited once.
    func end() async -> End { await ended.value() ?? .truncated }

    /// Takes what has come: false when the connection is to read no further until `resume`.
    func append(_ chunk: [UInt8]) -> Bool {
        let (fate, mayGoOn): (Fate, Bool) = state.withLock { state in
            guard !state.hasEnded else { return (.dropped, true) }
            state.totalBytes += chunk.count
            guard state.totalBytes <= bytesMax else { return (.tooMuch, true) }
            guard !state.isDiscarded else { return (.dropped, true) }
            state.waitingBytes += chunk.count
            // Once paused it stays so until `next` resumes, however little comes meanwhile.
            state.isPaused = state.isPaused || state.waitingBytes > Self.waitingBytesMax
            return (.kept, !state.isPaused)
        }
        switch fate {
        case .kept: source.yield(chunk)
        case .dropped: break
        case .tooMuch: finish(.tooLarge)
        }
        return mayGoOn
    }

    private enum Fate {
        case kept
        case dropped
        case tooMuch
    }

    /// Does nothing after the first time.
    func finish(_ end: End) {
        let (isFirst, wasPaused) = state.withLock { state in
            defer {
                state.hasEnded = true
                state.isPaused = false
            }
            return (!state.hasEnded, state.isPaused)
        }
        guard isFirst else { return }
        source.finish()
        ended.fill(end)
        // What still comes is dropped, so that the connection gets to its end.
        if wasPaused { resume() }
    }
}
