import NIOCore
import Synchronization
import Wire

/// The body of one request between its connection, which puts parts in, and its service, which takes them out.
final class FrontBody: RequestBody {
    /// From here on the connection is not read.
    static let waitingBytesMax = 1 << 20

    private struct State {
        var waiting: [ByteBuffer] = []
        var waitingBytes = 0
        var reader: CheckedContinuation<[UInt8]?, any Error>?
        var ending: Ending?
        var awaitsContinue: Bool
        var isDiscarded = false
    }

    private enum Ending {
        case whole, broken
    }

    private let state: Mutex<State>
    private let proceed: @Sendable () -> Void
    private let readOn: @Sendable () -> Void

    /// - Parameters:
    ///   - proceed: tells a client that waits for `100 Continue` to send the body; called at the first `next`.
    ///   - readOn: called when there is room again.
    init(awaitsContinue: Bool, proceed: @escaping @Sendable () -> Void, readOn: @escaping @Sendable () -> Void) {
        state = Mutex(State(awaitsContinue: awaitsContinue))
        self.proceed = proceed
        self.readOn = readOn
    }

    // MARK: The connection's side

    var isFull: Bool { state.withLock { $0.waitingBytes >= Self.waitingBytesMax } }

    func receive(_ part: ByteBuffer) {
        let reader = state.withLock { state in
            guard part.readableBytes > 0, state.ending == nil, !state.isDiscarded else {
                return nil as CheckedContinuation<[UInt8]?, any Error>?
            }
            if let reader = state.reader.take() { return reader }
            state.waiting.append(part)
            state.waitingBytes += part.readableBytes
            return nil
        }
        reader?.resume(returning: Array(part.readableBytesView))
    }

    func end() { finish(.whole)?.resume(returning: nil) }

    func breakOff() { finish(.broken)?.resume(throwing: RequestBodyError()) }

    /// Drops what waits and what is to come.
    /// - Returns: whether anything is to come: a client that waits for `100 Continue` sends nothing.
    func discard() -> Bool {
        state.withLock { state in
            state.isDiscarded = true
            state.waiting = []
            state.waitingBytes = 0
            return !state.awaitsContinue
        }
    }

    private func finish(_ ending: Ending) -> CheckedContinuation<[UInt8]?, any Error>? {
        state.withLock { state in
            if state.ending == nil { state.ending = ending }
            return state.reader.take()
        }
    }

    // MARK: The service's side

    func next() async throws(RequestBodyError) -> [UInt8]? {
        let begins = state.withLock { state in
            defer { state.awaitsContinue = false }
            return state.awaitsContinue
        }
        if begins { proceed() }
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { reader in take(for: reader) }
            } onCancel: {
                breakOff()
            }
        } catch {
            throw RequestBodyError()
        }
    }

    private func take(for reader: CheckedContinuation<[UInt8]?, any Error>) {
        let waiting = state.withLock { state in
            let waiting = state.waiting
            if waiting.isEmpty, state.ending == nil { state.reader = reader }
            state.waiting = []
            state.waitingBytes = 0
            return (parts: waiting, ending: state.ending)
        }
        if !waiting.parts.isEmpty {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(waiting.parts.reduce(0) { $0 + $1.readableBytes })
            for part in waiting.parts { bytes.append(contentsOf: part.readableBytesView) }
            readOn()
            reader.resume(returning: bytes)
        } else if let ending = waiting.ending {
            switch ending {
            case .whole: reader.resume(returning: nil)
            case .broken: reader.resume(throwing: RequestBodyError())
            }
        }
    }
}
