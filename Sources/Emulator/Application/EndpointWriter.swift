import NIOCore
import Wire

/// The way back to a client of the services port, for an answer that is sent in parts.
struct EndpointWriter: ResponseWriter {
    let stream: FrontStream
    let requestID: String

    func begin(_ head: ServiceResponse) async {
        await arrival(of: stream.begin(WholeResponse(head, requestID: requestID)))
    }

    func write(_ part: [UInt8]) async { await arrival(of: stream.write(part)) }

    func abort() async { stream.abort() }

    /// A client that is gone is no error: the function goes on without it.
    private func arrival(of written: EventLoopFuture<Void>) async { try? await written.get() }
}
