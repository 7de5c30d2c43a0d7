import HTTPTypes
import NIOCore
import NIOHTTP1
import Wire

/// How responses go out, whole or in parts, one after the other.
extension FrontConnectionHandler {
    func write(_ response: WholeResponse, to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return isAnswering = false }
        let hasBody = HTTPResponseStatus(statusCode: response.status).mayHaveResponseBody
        writeHead(response, to: head, context, bodyBytes: hasBody ? response.body.count : nil)
        // RFC 9110, section 9.3.2: the length of what GET would give, without it.
        if hasBody, head.method != .HEAD, !response.body.isEmpty {
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: response.body)))), promise: nil)
        }
        end(head, context)
    }

    /// Without a length the encoder cuts the body into chunks.
    func begin(
        _ response: WholeResponse, to head: HTTPRequestHead, _ context: ChannelHandlerContext
    ) -> EventLoopFuture<Void> {
        guard context.channel.isActive else { return context.eventLoop.makeSucceededVoidFuture() }
        writeHead(response, to: head, context)
        context.flush()
        return context.eventLoop.makeSucceededVoidFuture()
    }

    func write(_ part: [UInt8], _ context: ChannelHandlerContext) -> EventLoopFuture<Void> {
        guard context.channel.isActive, !part.isEmpty else { return context.eventLoop.makeSucceededVoidFuture() }
        return context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: part)))))
    }

    private func writeHead(
        _ response: WholeResponse, to head: HTTPRequestHead, _ context: ChannelHandlerContext, bodyBytes: Int? = nil
    ) {
        var headers = HTTPHeaders(HTTPFields(response).map { ($0.name.rawName, $0.value) })
        if let bodyBytes { headers.replaceOrAdd(name: "Content-Length", value: String(bodyBytes)) }
        headers.replaceOrAdd(name: "Date", value: HTTPDate().description)
        if closes(after: head) { headers.replaceOrAdd(name: "Connection", value: "close") }
        let status = HTTPResponseStatus(statusCode: response.status)
        context.write(wrapOutboundOut(.head(.init(version: .http1_1, status: status, headers: headers))), promise: nil)
    }

    func end(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        isAnswering = false
        guard context.channel.isActive else { return }
        if let parts { return endBeforeBody(parts, context) }
        let closes = closes(after: head)
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { result in
            if case .success = result, !closes { return }
            channel.close(promise: nil)
        }
    }

    /// The answer is there and the body is not: what still comes is read and dropped, so that the client reads the answer
    /// instead of a broken connection. A client that was not told to go on sends nothing.
    private func endBeforeBody(_ parts: FrontBody, _ context: ChannelHandlerContext) {
        closesAfterBody = true
        let isComing = parts.discard()
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { result in
            if case .success = result, isComing { return }
            channel.close(promise: nil)
        }
        readOn(context)
    }

    private func closes(after head: HTTPRequestHead) -> Bool { !head.isKeepAlive || isEnding || parts != nil }

    func proceed(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        context.writeAndFlush(
            wrapOutboundOut(.head(.init(version: head.version, status: .continue))), promise: nil)
    }
}

extension HTTPResponseStatus {
    /// RFC 9110, section 6.4.1.
    fileprivate var mayHaveResponseBody: Bool { code >= 200 && code != 204 && code != 304 }
}
