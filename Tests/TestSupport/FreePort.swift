import NIOCore
import NIOPosix

/// A TCP port of 127.0.0.1 on which nobody listens.
///
/// Prefer binding port 0: between finding a port and using it another process may take it. This is for programs that
/// must be told their port.
package enum FreePort {
    package static func find() async throws -> Int {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = channel.localAddress?.port
        try await channel.close()
        guard let port else {
            throw TestSupportError(.processFailed, "the system gave no port on 127.0.0.1")
        }
        return port
    }
}
