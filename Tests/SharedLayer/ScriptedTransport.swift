import CurlTransport
import SharedLayer
import Synchronization

/// Answers requests from a list, one after the other, and keeps what was asked.
final class ScriptedTransport: HTTPTransport {
    typealias Answer = Result<HTTPResponse, TransportError>

    private struct State {
        var answers: [Answer]
        var requests: [HTTPRequest] = []
    }

    private let state: Mutex<State>

    init(_ answers: [Answer]) {
        state = Mutex(State(answers: answers))
    }

    func execute(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let answer: Answer = state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty
                ? .failure(TransportError(.other, "no answer left")) : state.answers.removeFirst()
        }
        return try answer.get()
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }

    /// The bodies of the requests as JSON.
    var bodies: [JSONValue] { requests.map { (try? JSONParser().parse($0.body)) ?? .null } }

    static func ok(_ body: String) -> Answer {
        .success(HTTPResponse(status: 200, headers: [:], body: Array(body.utf8)))
    }

    static func error(_ status: Int, _ body: String) -> Answer {
        .success(HTTPResponse(status: status, headers: [:], body: Array(body.utf8)))
    }
}
