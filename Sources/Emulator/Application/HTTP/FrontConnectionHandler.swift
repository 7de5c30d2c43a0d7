import HTTPTypes
import NIOCore
import NIOHTTP1

/// Reads the requests of one connection whole, up to a limit, and writes the responses.
///
/// What comes of a body over the limit is dropped, so that the client reads the refusal instead of a broken connection;
/// far over it the connection ends.
final class FrontConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let bodyBytesMax: Int
    private let calls: AsyncStream<FrontCall>.Continuation
    private var head: HTTPRequestHead?
    private var body = ByteBuffer()
    private var bodyBytes = 0
    private var isAnswering = false
    private var isEnding = false

    init(bodyBytesMax: Int, calls: AsyncStream<FrontCall>.Continuation) {
        self.bodyBytesMax = bodyBytesMax
        self.calls = calls
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body.clear()
            bodyBytes = 0
            if Self.awaitsContinue(head) { proceed(head, context) }
        case .body(var part):
            bodyBytes += part.readableBytes
            if bodyBytes <= bodyBytesMax {
                body.writeBuffer(&part)
            } else if bodyBytes > bodyBytesMax + Self.droppedBytesMax {
                context.close(promise: nil)
            }
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
            if !isAnswering { context.close(promise: nil) }
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    /// A broken connection is the end of it and of nothing else.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// The pipeline hands over one request at a time, so that the responses keep their order.
    private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        isAnswering = true
        // RFC 9112, section 3.2.
        guard head.version.minor == 0 || head.headers["host"].count == 1 else {
            return write(Self.hostMissing, to: head, context)
        }
        let handler = NIOLoopBound(self, eventLoop: context.eventLoop)
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let request =
            bodyBytes <= bodyBytesMax
            ? WholeRequest(head, body: Array(body.readableBytesView), peer: context.remoteAddress?.ipAddress) : nil
        let call = FrontCall(request: request) { response in
            bound.eventLoop.execute { handler.value.write(response, to: head, bound.value) }
        }
        if case .terminated = calls.yield(call) { context.close(promise: nil) }
    }

    private func write(_ response: WholeResponse, to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        isAnswering = false
        guard context.channel.isActive else { return }
        let closes = !head.isKeepAlive || isEnding
        let status = HTTPResponseStatus(statusCode: response.status)
        let hasBody = status.mayHaveResponseBody
        var headers = HTTPHeaders(HTTPFields(response).map { ($0.name.rawName, $0.value) })
        if hasBody { headers.replaceOrAdd(name: "Content-Length", value: String(response.body.count)) }
        headers.replaceOrAdd(name: "Date", value: HTTPDate().description)
        if closes { headers.replaceOrAdd(name: "Connection", value: "close") }
        context.write(wrapOutboundOut(.head(.init(version: .http1_1, status: status, headers: headers))), promise: nil)
        // RFC 9110, section 9.3.2: the length of what GET would give, without it.
        if hasBody, head.method != .HEAD, !response.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: response.body)))), promise: nil)
        }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { result in
            if case .success = result, !closes { return }
            channel.close(promise: nil)
        }
    }

    /// RFC 9110, section 10.1.1.
    private static func awaitsContinue(_ head: HTTPRequestHead) -> Bool {
        head.version.minor > 0 && head.headers["expect"].contains { $0.lowercased() == "100-continue" }
    }

    private func proceed(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        context.writeAndFlush(
            wrapOutboundOut(.head(.init(version: head.version, status: .continue))), promise: nil)
    }

    /// How much more than the limit is read only to be dropped.
    private static let droppedBytesMax = 256 << 20

    private static let hostMissing = WholeResponse(
        status: 400, fields: [("content-type", "application/json")],
        body: Array(#"{"message":"The request has no Host field, or several."}"#.utf8))
}

extension WholeRequest {
    fileprivate init(_ head: HTTPRequestHead, body: [UInt8], peer: String?) {
        let target = Self.originForm(head.uri)
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var fields = HTTPFields()
        for (name, value) in head.headers where name.lowercased() != "host" {
            guard let name = HTTPField.Name(name) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        self.init(
            method: head.method.rawValue, path: parts.first.map(String.init) ?? "/",
            rawQuery: parts.count > 1 ? String(parts[1]) : "", authority: head.headers.first(name: "host") ?? "",
            fields: fields, body: body, peer: peer ?? "127.0.0.1")
    }

    /// Without the scheme and authority that a client of a proxy sends (RFC 9112, section 3.2.2).
    private static func originForm(_ target: String) -> Substring {
        for scheme in ["http://", "https://"] where target.lowercased().hasPrefix(scheme) {
            let rest = target.dropFirst(scheme.count)
            return rest.firstIndex(of: "/").map { rest[$0...] } ?? "/"
        }
        return target[...]
    }
}

extension HTTPFields {
    /// Leaves out names that are none; HTTPField makes values fit.
    fileprivate init(_ response: WholeResponse) {
        self.init()
        for field in response.fields {
            guard let name = HTTPField.Name(field.name) else { continue }
            append(HTTPField(name: name, value: field.value))
        }
    }
}

extension HTTPResponseStatus {
    /// RFC 9110, section 6.4.1.
    fileprivate var mayHaveResponseBody: Bool { code >= 200 && code != 204 && code != 304 }
}
