import FoundationEssentials
import Synchronization
import Wire

/// Stands where SQS would: keeps the bodies that it gets, and fails as often as it is told.
final class RecordingTarget: Wire.Service {
    private struct State {
        var bodies: [String] = []
        var failures = 0
    }

    let name = "sqs"
    private let state = Mutex(State())

    var bodies: [String] { state.withLock(\.bodies) }

    func fail(_ times: Int) { state.withLock { $0.failures = times } }

    func accepts(_ request: ServiceRequest) -> Bool { request.headers["x-amz-target"] == "AmazonSQS.SendMessage" }

    func respond(to request: ServiceRequest) async -> ServiceResponse {
        let message = try? JSONDecoder().decode(Message.self, from: Data(request.body))
        return state.withLock { state in
            guard state.failures == 0 else {
                state.failures -= 1
                return ServiceResponse(
                    status: 503, body: Array(#"{"__type":"ServiceUnavailable","message":"later"}"#.utf8))
            }
            state.bodies.append(message?.MessageBody ?? "")
            return ServiceResponse(body: Array("{}".utf8))
        }
    }

    private struct Message: Decodable {
        let MessageBody: String
    }
}
