import NIOCore
import NIOHTTP1

/// Reads the requests of one connection whole, up to a limit, and writes the answers.
final class RuntimeConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let calls: any RuntimeCalls
    private var head: HTTPRequestHead?
    /// Nil when it was over the limit: what still comes of it is dropped.
    private var body: [UInt8]? = []

    init(calls: any RuntimeCalls) {
        self.calls = calls
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part):
            if let count = body?.count, count + part.readableBytes <= InvocationLimits.responseBytesMax {
                body?.append(contentsOf: part.readableBytesView)
            } else {
                body = nil
            }
        case .end:
            guard let head else { return }
            let request = RuntimeRequest(method: head.method.rawValue, path: head.uri, body: body)
            body = []
            answer(request, head, on: context.channel)
        }
    }

    /// The pipeline hands over one request at a time, so that the answers keep their order.
    private func answer(_ request: RuntimeRequest, _ head: HTTPRequestHead, on channel: any Channel) {
        let calls = calls
        let reply = channel.eventLoop.makePromise(of: RuntimeReply.self)
        reply.completeWithTask { await request.perform(on: calls) }
        reply.futureResult.whenSuccess { reply in
            var headers = HTTPHeaders(reply.headers.map { ($0.key, $0.value) })
            headers.add(name: "content-length", value: String(reply.body.count))
            if !head.isKeepAlive { headers.add(name: "connection", value: "close") }
            let response = HTTPResponseHead(
                version: head.version, status: HTTPResponseStatus(statusCode: reply.status), headers: headers)
            channel.write(HTTPServerResponsePart.head(response), promise: nil)
            channel.write(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: reply.body))), promise: nil)
            channel.writeAndFlush(HTTPServerResponsePart.end(nil)).whenComplete { _ in
                if !head.isKeepAlive { channel.close(promise: nil) }
            }
        }
    }

    /// A broken connection is the end of it and of nothing else.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
