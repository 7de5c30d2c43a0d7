import NIOCore
import NIOPosix

/// Finds out before anything else starts whether a port can be had, and which one 0 becomes.
///
/// Queue URLs and the functions' environment name the port, so it must be known before templates are read.
struct ListeningPorts {
    let host: String
    private var found: Set<Int> = []

    init(host: String) {
        self.host = host
    }

    /// Binds `port` and lets it go again; never finds one port twice.
    ///
    /// - Throws: `EmulatorError` with `portInUse` or `addressUnavailable`.
    mutating func find(_ port: Int, option: String) async throws -> Int {
        while true {
            let free = try await bind(port, option: option)
            if found.insert(free).inserted { return free }
            guard port == 0 else {
                throw EmulatorError(
                    .portInUse,
                    "Port \(port) would serve twice: the AWS services and every API need a port each, APIs from --port "
                        + "on. Choose other ports with --port and --services-port.")
            }
        }
    }

    private func bind(_ port: Int, option: String) async throws -> Int {
        guard UInt16(exactly: port) != nil else {
            throw EmulatorError(.addressUnavailable, "\(port) is no port: \(option) takes one up to 65535.")
        }
        do {
            let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: host, port: port).get()
            let found = channel.localAddress?.port ?? port
            try await channel.close()
            return found
        } catch let error as IOError where error.errnoCode == Self.addressInUse {
            throw EmulatorError(
                .portInUse,
                "Port \(port) on \(host) is in use, perhaps by another emulator. End that program or choose another "
                    + "port with \(option).")
        } catch let error as IOError where error.errnoCode == Self.permissionDenied {
            throw EmulatorError(
                .addressUnavailable,
                "Port \(port) on \(host) may not be opened by this user. Choose a port from 1024 up with \(option).")
        } catch {
            throw EmulatorError(
                .addressUnavailable, "Nothing can listen on \(host):\(port): \(error). Choose an address with --host.")
        }
    }

    // Linux's numbers; errno's names live in the C library, which nothing else here needs.
    private static let addressInUse: Int32 = 98
    private static let permissionDenied: Int32 = 13
}
