import CCurl
import Dispatch
import POSIXProcess
import Synchronization

/// A request body that is written piece by piece by one task and sent by another thread, never more than what was just
/// written ahead of the network.
package final class UploadStream: Sendable {
    /// How the sending ended: the status of the response, `nil` when nothing was to be sent, or why it failed.
    package typealias Outcome = Result<Int?, TransportError>

    private struct Piece {
        var bytes: ArraySlice<UInt8>
        let taken: CheckedContinuation<TransportError?, Never>
    }

    private enum Phase {
        case notBegun
        /// With the header lines that are only known now.
        case begun([String])
        /// No more pieces will come; the trailers are lines such as `Name: value`.
        case finished([String], trailers: [String])
        case abandoned
    }

    private struct State {
        var phase = Phase.notBegun
        var pieces: [Piece] = []
        var outcome: Outcome?
        var waiting: CheckedContinuation<Outcome, Never>?
    }

    private let state = Mutex(State())
    private let changed = DispatchSemaphore(value: 0)

    private init() {}

    /// Makes ready the POST of a chunked body to `url`; it goes out with `begin`.
    ///
    /// It takes a thread and a connection of its own: libcurl 7.88.1 must not send trailers twice with one handle (it
    /// writes before the beginning of its buffer then).
    ///
    /// - Parameter trailerNames: which fields may come after the body.
    /// - Throws: `TransportError.Code.outOfResources`.
    package static func start(
        to url: String, headerLines: [String], trailerNames: [String], limits: HTTPRequest.Limits
    ) throws(TransportError) -> UploadStream {
        let stream = UploadStream()
        do {
            try OwnThread.start {
                let outcome = Outcome { () throws(TransportError) in
                    try stream.send(to: url, headerLines, trailerNames, limits)
                }
                stream.end(outcome)
            }
        } catch {
            throw TransportError(.outOfResources, error.message)
        }
        return stream
    }

    /// Lets the request go out, with further header lines.
    ///
    /// - Returns: whether it had not begun before.
    package func begin(_ headerLines: [String]) -> Bool {
        defer { changed.signal() }
        return state.withLock { state in
            guard case .notBegun = state.phase else { return false }
            state.phase = .begun(headerLines)
            return true
        }
    }

    /// Sends `bytes`, and waits until libcurl has taken them: it takes no more than what it can send at once.
    ///
    /// - Throws: why the request ended before its body; `.invalidRequest` outside `begin` and `finish`.
    package func write(_ bytes: [UInt8]) async throws(TransportError) {
        guard !bytes.isEmpty else { return }
        let refusal = await withCheckedContinuation { taken in
            let refusal: TransportError? = state.withLock { state in
                if let outcome = state.outcome { return Self.reason(outcome) }
                guard case .begun = state.phase else {
                    return TransportError(.invalidRequest, "the response is not open: nothing can be written to it")
                }
                state.pieces.append(Piece(bytes: bytes[...], taken: taken))
                return nil
            }
            changed.signal()
            if let refusal { taken.resume(returning: refusal) }
        }
        if let refusal { throw refusal }
    }

    /// Says that the body is whole, or, with trailers, how it ended.
    package func finish(trailers: [String] = []) {
        state.withLock { state in
            guard case .begun(let lines) = state.phase else { return }
            state.phase = .finished(lines, trailers: trailers)
        }
        changed.signal()
    }

    /// Calls the request off.
    ///
    /// - Returns: false when it has begun already: then it must be finished.
    package func abandon() -> Bool {
        defer { changed.signal() }
        return state.withLock { state in
            guard case .notBegun = state.phase else { return false }
            state.phase = .abandoned
            return true
        }
    }

    /// Waits until the sending is over.
    package func outcome() async -> Outcome {
        await withCheckedContinuation { waiting in
            let outcome: Outcome? = state.withLock { state in
                if state.outcome == nil { state.waiting = waiting }
                return state.outcome
            }
            if let outcome { waiting.resume(returning: outcome) }
        }
    }
}

/// The sending thread's side.
extension UploadStream {
    private func send(
        to url: String, _ headerLines: [String], _ trailerNames: [String], _ limits: HTTPRequest.Limits
    ) throws(TransportError) -> Int? {
        guard let furtherLines = waitForBegin() else { return nil }
        let easy = try EasyHandle()
        try easy.setUp()
        try easy.set(CURLOPT_URL, url)
        try easy.set(CURLOPT_PROXY, "")
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectTimeoutMilliseconds)
        try easy.setBodySource(self)
        let framing = ["Transfer-Encoding: chunked", "Trailer: \(trailerNames.joined(separator: ", "))"]
        let lines = ["Accept:", "Expect:"] + headerLines + furtherLines + framing
        try easy.set(CURLOPT_HTTPHEADER, CurlList(lines))
        easy.beginTransfer(responseBodyBytesMax: limits.responseBodyBytesMax)
        let code = curl_easy_perform(easy.pointer)
        guard code == CURLE_OK else { throw easy.failure(of: url, limits, code) }
        return try easy.status(from: url)
    }

    /// Blocks until the request may go out.
    ///
    /// - Returns: the header lines given to `begin`; nil when the request was called off.
    private func waitForBegin() -> [String]? {
        while true {
            switch state.withLock({ $0.phase }) {
            case .notBegun: changed.wait()
            case .begun(let lines), .finished(let lines, _): return lines
            case .abandoned: return nil
            }
        }
    }

    /// Blocks until there is something to send.
    ///
    /// - Returns: the number of bytes put into `buffer`; zero at the end of the body.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            var taken: CheckedContinuation<TransportError?, Never>?
            let count: Int? = state.withLock { state in
                guard var piece = state.pieces.first else {
                    if case .begun = state.phase { return nil }
                    return 0
                }
                let count = min(piece.bytes.count, buffer.count)
                buffer.copyBytes(from: piece.bytes.prefix(count))
                piece.bytes = piece.bytes.dropFirst(count)
                if piece.bytes.isEmpty {
                    taken = piece.taken
                    state.pieces.removeFirst()
                } else {
                    state.pieces[0] = piece
                }
                return count
            }
            taken?.resume(returning: nil)
            if let count { return count }
            changed.wait()
        }
    }

    var trailers: [String] {
        if case .finished(_, let trailers) = state.withLock({ $0.phase }) { trailers } else { [] }
    }

    /// The thread is done; writers that still wait learn why.
    private func end(_ outcome: Outcome) {
        let (pieces, waiting) = state.withLock { state in
            defer { (state.outcome, state.pieces, state.waiting) = (outcome, [], nil) }
            return (state.pieces, state.waiting)
        }
        for piece in pieces { piece.taken.resume(returning: Self.reason(outcome)) }
        waiting?.resume(returning: outcome)
    }

    /// Why nothing more can be written after `outcome`.
    private static func reason(_ outcome: Outcome) -> TransportError {
        if case .failure(let error) = outcome { return error }
        return TransportError(.connectionLost, "the response was answered before it was whole")
    }
}
