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
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        guard let port = server.channel.localAddress?.port else {
            throw TestSupportError(.processFailed, "the system gave no port on 127.0.0.1")
        }
        let peer = ScriptedPeer(port: port)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await peer.serve(server, script) }
            let result: Result<Value, any Error>
            do { result = .success(try await body(peer)) } catch { result = .failure(error) }
            group.cancelAll()
            // How the clients left their connections is no failure of the peer.
            while let ended = await group.nextResult() { _ = ended }
            return try result.get()
        }
    }

    package var url: String { "http://127.0.0.1:\(port)" }

    package var connectionCount: Int { seen.withLock { $0.connections } }

    /// Every request read so far, over all connections.
    package var requests: [PeerRequest] { seen.withLock { $0.requests } }

    private func serve(
        _ server: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>, _ script: @escaping Script
    ) async throws {
        try await server.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    group.addTask { try? await self.serve(connection, script) }
                }
            }
        }
    }

    private func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ script: Script) async throws {
        let index = seen.withLock { seen in
            defer { seen.connections += 1 }
            return seen.connections
        }
        try await connection.executeThenClose { inbound, outbound in
            var peerConnection = PeerConnection(
                index: index, inbound: inbound, outbound: outbound, channel: connection.channel,
                record: { request in self.seen.withLock { $0.requests.append(request) } })
            try await script(&peerConnection)
        }
    }
}
