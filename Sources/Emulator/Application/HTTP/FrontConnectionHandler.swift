import HTTPTypes
import NIOCore
import NIOHTTP1
import Wire

/// Reads the requests of one connection whole, up to a limit, and writes the responses, whole or in parts.
///
/// What comes of a body over the limit is dropped, so that the client reads the refusal instead of a broken connection;
/// far over it the connection ends.
///
/// A large body that its service takes in parts goes through a `FrontBody`: while that is full, the connection is not read.
final class FrontConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let bodyBytesMax: Int
    private let calls: AsyncStream<FrontCall>.Continuation
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    private var bodyBytes = 0
    var isAnswering = false
    private(set) var isEnding = false
    private let takesBodyInParts: @Sendable (WholeRequest) -> Bool
    /// The body that is coming in parts; nil once it has come, and for requests that are read whole.
    private(set) var parts: FrontBody?
    private var isReadHeld = false
    /// Whether the response has ended before the request's body.
    var closesAfterBody = false

    init(
        bodyBytesMax: Int, takesBodyInParts: @escaping @Sendable (WholeRequest) -> Bool,
        calls: AsyncStream<FrontCall>.Continuation
    ) {
        self.bodyBytesMax = bodyBytesMax
        self.takesBodyInParts = takesBodyInParts
        self.calls = calls
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
            bodyBytes = 0
            if Self.hasLargeBody(head), !isEnding, beginParts(head, context) { return }
            if Self.awaitsContinue(head) { proceed(head, context) }
        case .body(var part):
            bodyBytes += part.readableBytes
            if let parts {
                take(part, parts, context)
            } else if bodyBytes <= bodyBytesMax {
                body.writeBuffer(&part)
            } else if bodyBytes > bodyBytesMax + Self.droppedBytesMax {
                context.close(promise: nil)
            }
        case .end where parts != nil: endParts(context)
        case .end:
            guard let head, !isEnding else { return context.close(promise: nil) }
            answer(head, context)
            body = ByteBuffer()
        }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is FrontEnding:
            isEnding = true
            if !isAnswering { context.close(promise: nil) }
        case is IdleStateHandler.IdleStateEvent:
            // A client that sends no more of a body which its service waits for holds it up for ever.
            if !isAnswering || parts != nil && !isReadHeld { context.close(promise: nil) }
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    /// Holds the client back while the service is behind.
    func read(context: ChannelHandlerContext) {
        if let parts, parts.isFull {
            isReadHeld = true
        } else {
            context.read()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        parts?.breakOff()
        parts = nil
        context.fireChannelInactive()
    }

    // MARK: Bodies in parts

    /// - Returns: whether the request's service takes its body in parts; then the request is on its way to it.
    private func beginParts(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) -> Bool {
        var request = WholeRequest(head, body: [], peer: context.remoteAddress?.ipAddress)
        guard takesBodyInParts(request) else { return false }
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let body = FrontBody(
            awaitsContinue: Self.awaitsContinue(head),
            proceed: { bound.eventLoop.execute { handler.value.proceed(head, bound.value) } },
            readOn: { bound.eventLoop.execute { handler.value.readOn(bound.value) } })
        parts = body
        request.bodyParts = body
        answer(head, request, context)
        return true
    }

    private func take(_ part: ByteBuffer, _ parts: FrontBody, _ context: ChannelHandlerContext) {
        if closesAfterBody {
            if bodyBytes > Self.droppedBytesMax { context.close(promise: nil) }
        } else {
            parts.receive(part)
        }
    }

    private func endParts(_ context: ChannelHandlerContext) {
        parts?.end()
        parts = nil
        if closesAfterBody || isEnding && !isAnswering { context.close(promise: nil) }
    }

    func readOn(_ context: ChannelHandlerContext) {
        guard isReadHeld else { return }
        isReadHeld = false
        context.read()
    }

    /// A broken connection is the end of it and of nothing else.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// The pipeline hands over one request at a time, so that the responses keep their order.
    private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        let isWithinLimit = bodyBytes <= bodyBytesMax
        answer(
            head,
            isWithinLimit
                ? WholeRequest(head, body: Array(body.readableBytesView), peer: context.remoteAddress?.ipAddress) : nil,
            context)
    }

    private func answer(_ head: HTTPRequestHead, _ request: WholeRequest?, _ context: ChannelHandlerContext) {
        isAnswering = true
        // RFC 9112, section 3.2.
        guard head.version.minor == 0 || head.headers["host"].count == 1 else {
            return write(Self.hostMissing, to: head, context)
        }
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let call = FrontCall(
            request: request,
            answer: { response in
                bound.eventLoop.execute { handler.value.write(response, to: head, bound.value) }
            },
            stream: stream(to: head, handler, bound))
        if case .terminated = calls.yield(call) { context.close(promise: nil) }
    }

    private func stream(
        to head: HTTPRequestHead, _ handler: NIOLoopBound<FrontConnectionHandler>,
        _ bound: NIOLoopBound<ChannelHandlerContext>
    ) -> FrontStream {
        let loop = bound.eventLoop
        return FrontStream(
            begin: { response in loop.flatSubmit { handler.value.begin(response, to: head, bound.value) } },
            write: { part in loop.flatSubmit { handler.value.write(part, bound.value) } },
            end: { loop.execute { handler.value.end(head, bound.value) } },
            abort: { loop.execute { bound.value.close(promise: nil) } })
    }

    /// Smaller ones are read whole whoever takes them, without asking.
    private static func hasLargeBody(_ head: HTTPRequestHead) -> Bool {
        if let length = head.headers.first(name: "content-length") { return (Int(length) ?? 0) > wholeBytesMax }
        return head.headers.contains(name: "transfer-encoding")
    }

    private static let wholeBytesMax = 1 << 20

    /// RFC 9110, section 10.1.1.
    private static func awaitsContinue(_ head: HTTPRequestHead) -> Bool {
        head.version.minor > 0 && head.headers["expect"].contains { $0.lowercased() == "100-continue" }
    }

    /// How much more than the limit is read only to be dropped.
    private static let droppedBytesMax = 256 << 20

    private static let hostMissing = WholeResponse(
        status: 400, fields: [("content-type", "application/json")],
        body: Array(#"{"message":"The request has no Host field, or several."}"#.utf8))
}
