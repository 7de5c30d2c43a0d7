import NIOCore

/// Hands what a connection receives to a stream, which ends with the connection.
final class PeerInput: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let feed: AsyncThrowingStream<ByteBuffer, any Error>.Continuation

    init(_ feed: AsyncThrowingStream<ByteBuffer, any Error>.Continuation) {
        self.feed = feed
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        feed.yield(unwrapInboundIn(data))
    }

    func channelInactive(context: ChannelHandlerContext) {
        feed.finish()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        feed.finish(throwing: error)
        context.close(promise: nil)
    }
}
