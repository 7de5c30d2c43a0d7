/// A request in the hands of the event loop.
struct Transfer {
    typealias ID = UInt64
    typealias Outcome = Result<HTTPResponse, TransportError>

    let id: ID
    let request: HTTPRequest
    let easy: EasyHandle
    let completion: CheckedContinuation<Outcome, Never>
}
