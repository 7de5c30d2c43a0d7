import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import ServiceLifecycle

/// An HTTP server that reads each request whole and hands it to one closure.
///
/// A request with a large body is handed over at its head, with the body in parts, where `takesBodyInParts` says so.
///
/// A body over the limit is answered by the closure `tooLarge` without keeping it; a request that is no HTTP, such as
/// broken chunked encoding, is answered 400 by the server itself and its connection closed.
///
/// It ends gracefully: it takes no more connections and requests, and gives those in hand `finishMax` before they are
/// cancelled. Made of channel handlers and not of NIO's async channels, which trap when a connection comes in while their
/// server is cancelled, and for which a connection in the middle of a request holds up the end.
struct HTTPFront: Service {
    let name: String
    let host: String
    let port: Int
    let bodyBytesMax: Int
    /// How long requests in hand may go on at the end.
    let finishMax: Duration
    let logger: Logger
    let running: Signal
    let tooLarge: @Sendable () -> WholeResponse
    /// Answers whole by what it returns, or in parts through the stream and by returning nil.
    let respond: @Sendable (WholeRequest, FrontStream) async -> WholeResponse?
    /// Asked with the head of a request whose body is large or of unknown length.
    var takesBodyInParts: @Sendable (WholeRequest) -> Bool = { _ in false }

    func run() async throws {
        let (calls, feed) = AsyncStream<FrontCall>.makeStream()
        let connections = FrontConnections()
        let listener = try await listen(connections, feed)
        running.fire()
        logger.debug("listening", metadata: ["server": "\(name)", "port": "\(port)"])
        let ending = Signal()
        let end = { @Sendable in
            listener.close(promise: nil)
            connections.end()
            feed.finish()
            ending.fire()
        }
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await serve(calls, until: ending)
            } onGracefulShutdown: {
                end()
            }
        } onCancel: {
            end()
        }
        await connections.close()
    }

    /// Until the calls have ended and each is answered, or cancelled `finishMax` after `ending`.
    private func serve(_ calls: AsyncStream<FrontCall>, until ending: Signal) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await withDiscardingTaskGroup { requests in
                    for await call in calls {
                        requests.addTask { await answer(call) }
                    }
                }
            }
            group.addTask {
                await ending.wait()
                // Cut short when everything is answered.
                try? await Task.sleep(for: finishMax)
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func answer(_ call: FrontCall) async {
        guard let request = call.request else { return call.answer(tooLarge()) }
        if let response = await respond(request, call.stream) {
            call.answer(response)
        } else if Task.isCancelled {
            call.stream.abort()
        } else {
            call.stream.end()
        }
    }

    private func listen(
        _ connections: FrontConnections, _ feed: AsyncStream<FrontCall>.Continuation
    ) async throws -> any Channel {
        let bodyBytesMax = bodyBytesMax
        let takesBodyInParts = takesBodyInParts
        return try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    connections.add(channel)
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.configureHTTPServerPipeline()
                    try pipeline.addHandler(IdleStateHandler(readTimeout: Self.idleMax))
                    try pipeline.addHandler(
                        FrontConnectionHandler(
                            bodyBytesMax: bodyBytesMax, takesBodyInParts: takesBodyInParts, calls: feed))
                }
            }
            .bind(host: host, port: port).get()
    }

    /// Clients keep connections open between requests; a connection silent for so long is closed.
    private static let idleMax = TimeAmount.seconds(300)
}
