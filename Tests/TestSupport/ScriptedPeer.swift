import NIOCore
import NIOPosix
import Synchronization

/// A TCP server on 127.0.0.1 whose every connection follows a script: for peers that must misbehave.
///
/// When the script returns, or throws, its connection is closed.
package final class ScriptedPeer: Sendable {
    package typealias Script = @Sendable (_ connection: inout PeerConnection) async throws -> Void

    private struct Seen {
        var connections = 0
        var requests: [PeerRequest] = []
    }

    package let port: Int
    private let seen = Mutex(Seen())

    private init(port: Int) {
        self.port = port
    }

    package static func with<Value: Sendable>(
        _ script: @escaping Script, _ body: (ScriptedPeer) async throws -> Value
    ) async throws -> Value {
        let (connections, accepted) = AsyncStream<Accepted>.makeStream()
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (bytes, feed) = AsyncThrowingStream<ByteBuffer, any Error>.makeStream()
                    try channel.pipeline.syncOperations.addHandler(PeerInput(feed))
                    let isLate = accepted.yield(Accepted(channel: channel, bytes: bytes)).isTerminated
                    if isLate { channel.close(promise: nil) }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        guard let port = server.localAddress?.port else {
            throw TestSupportError(.processFailed, "the system gave no port on 127.0.0.1")
        }
        let peer = ScriptedPeer(port: port)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await peer.serve(connections, script) }
            let result: Result<Value, any Error>
            do { result = .success(try await body(peer)) } catch { result = .failure(error) }
            // How the clients left their connections is no failure of the peer.
            try? await server.close().get()
            accepted.finish()
            group.cancelAll()
            while let ended = await group.nextResult() { _ = ended }
            return try result.get()
        }
    }

    /// A connection and what comes in on it. Plain channels, because NIO's async ones trap when a connection comes in while
    /// their server ends.
    private struct Accepted: Sendable {
        let channel: any Channel
        let bytes: AsyncThrowingStream<ByteBuffer, any Error>
    }

    package var url: String { "http://127.0.0.1:\(port)" }

    package var connectionCount: Int { seen.withLock { $0.connections } }

    /// Every request read so far, over all connections.
    package var requests: [PeerRequest] { seen.withLock { $0.requests } }

    private func serve(_ connections: AsyncStream<Accepted>, _ script: @escaping Script) async {
        await withDiscardingTaskGroup { group in
            for await connection in connections {
                group.addTask { try? await self.serve(connection, script) }
            }
        }
    }

    private func serve(_ connection: Accepted, _ script: Script) async throws {
        let index = seen.withLock { seen in
            defer { seen.connections += 1 }
            return seen.connections
        }
        defer { connection.channel.close(promise: nil) }
        var peerConnection = PeerConnection(
            index: index, inbound: connection.bytes, channel: connection.channel,
            record: { request in self.seen.withLock { $0.requests.append(request) } })
        try await script(&peerConnection)
    }
}

extension AsyncStream.Continuation.YieldResult {
    fileprivate var isTerminated: Bool {
        if case .terminated = self { true } else { false }
    }
}
