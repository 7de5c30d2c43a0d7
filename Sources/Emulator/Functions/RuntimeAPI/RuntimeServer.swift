import NIOCore
import NIOHTTP1
import NIOPosix

/// The HTTP server of one environment's Runtime and Extensions APIs, on a port of its own of 127.0.0.1, as `AWS_LAMBDA_RUNTIME_API` names.
///
/// Made of channel handlers and not of NIO's async channels: those trap when a connection comes in while its server ends,
/// and these servers end whenever an environment does.
struct RuntimeServer: Sendable {
    let port: Int
    private let listener: any Channel
    private let connections: OpenConnections

    /// Listens until `close()`.
    static func listen(for calls: any RuntimeCalls & ExtensionCalls, on eventLoopGroup: any EventLoopGroup) async throws
        -> RuntimeServer
    {
        let connections = OpenConnections()
        let listener = try await ServerBootstrap(group: eventLoopGroup)
            .serverChannelOption(ChannelOptions.backlog, value: 64)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    connections.add(channel)
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(RuntimeConnectionHandler(calls: calls))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return RuntimeServer(port: listener.localAddress?.port ?? 0, listener: listener, connections: connections)
    }

    /// Takes no more connections and closes those that there are.
    func close() async {
        // It can only have been closed already.
        try? await listener.close().get()
        for channel in connections.end() { channel.close(promise: nil) }
    }
}
