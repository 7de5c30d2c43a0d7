import NIOCore
import NIOHTTP1

/// Reads the requests of one connection and writes the answers: a response in streaming mode is handed over while it comes,
/// everything else is read whole, up to a limit.
final class RuntimeConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// The request that is being read.
    private enum Reading {
        case nothing
        case whole(HTTPRequestHead)
        case streamed(StreamedBody)
    }

    private let calls: any RuntimeCalls & ExtensionCalls
    private var reading = Reading.nothing
    /// Of a request that is read whole; nil when it was over the limit: what still comes of it is dropped.
    private var wholeBody: [UInt8]? = []
    private var isPaused = false
    private var isReadHeld = false
    /// The connection has ended, or the server has answered broken HTTP itself.
    private var isBroken = false

    init(calls: any RuntimeCalls & ExtensionCalls) {
        self.calls = calls
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let part): take(part)
        case .end(let trailers): end(trailers, context)
        }
    }

    /// While enough of a streamed body waits, nothing more is read: the runtime's writes block then.
    func read(context: ChannelHandlerContext) {
        if isPaused {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        breakOff()
        context.fireChannelInactive()
    }

    /// A broken connection is the end of it and of nothing else.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        breakOff()
        context.close(promise: nil)
    }

    private func begin(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        // RFC 9110, section 10.1.1. libcurl sends it before a body of unknown length, and waits.
        if head.headers["expect"].contains(where: { $0.lowercased() == "100-continue" }) {
            context.writeAndFlush(wrapOutboundOut(.head(.init(version: head.version, status: .continue))), promise: nil)
        }
        let mode = head.headers.first(name: RuntimeRequest.responseModeHeader)
        guard RuntimeRequest.isStreamed(method: head.method.rawValue, path: head.uri, responseMode: mode) else {
            wholeBody = []
            return reading = .whole(head)
        }
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let body = StreamedBody(bytesMax: InvocationLimits.streamedResponseBytesMax) {
            bound.eventLoop.execute { handler.value.resume(bound.value) }
        }
        reading = .streamed(body)
        answer(RuntimeRequest(head, .streamed(body)), head, on: context.channel)
    }

    private func take(_ part: ByteBuffer) {
        switch reading {
        case .nothing: break
        case .streamed(let body):
            if !body.append(Array(part.readableBytesView)) { isPaused = true }
        case .whole:
            if let count = wholeBody?.count, count + part.readableBytes <= InvocationLimits.responseBytesMax {
                wholeBody?.append(contentsOf: part.readableBytesView)
            } else {
                wholeBody = nil
            }
        }
    }

    private func end(_ trailers: HTTPHeaders?, _ context: ChannelHandlerContext) {
        defer { reading = .nothing }
        switch reading {
        case .nothing: break
        case .streamed(let body): body.finish(.complete(trailers: [String: String](lowercasing: trailers ?? [:])))
        case .whole(let head):
            answer(RuntimeRequest(head, .whole(wholeBody)), head, on: context.channel)
            wholeBody = []
        }
    }

    private func breakOff() {
        if case .streamed(let body) = reading { body.finish(.truncated) }
        reading = .nothing
        isBroken = true
    }

    private func resume(_ context: ChannelHandlerContext) {
        isPaused = false
        guard isReadHeld, context.channel.isActive else { return }
        isReadHeld = false
        context.read()
    }

    /// The pipeline hands over one request at a time, so that the answers keep their order.
    private func answer(_ request: RuntimeRequest, _ head: HTTPRequestHead, on channel: any Channel) {
        let calls = calls
        let handler = NIOLoopBound(self, eventLoop: channel.eventLoop)
        let reply = channel.eventLoop.makePromise(of: RuntimeReply.self)
        reply.completeWithTask { await request.perform(on: calls) }
        reply.futureResult.whenSuccess { reply in
            guard !handler.value.isBroken else { return }
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
}

extension RuntimeRequest {
    fileprivate init(_ head: HTTPRequestHead, _ body: Body) {
        self.init(
            method: head.method.rawValue, path: head.uri, headers: [String: String](lowercasing: head.headers),
            body: body)
    }
}

extension [String: String] {
    /// The last one of a repeated field counts.
    fileprivate init(lowercasing fields: HTTPHeaders) {
        self.init(fields.map { ($0.name.lowercased(), $0.value) }) { _, last in last }
    }
}
