import Glibc

/// A TCP socket of IPv4 that takes connections.
struct ListeningSocket {
    /// Connections that wait to be taken.
    private static let backlog: Int32 = 16

    let descriptor: Descriptor
    /// The one that the system chose, for port 0.
    let port: Int

    /// - Throws: `ExtensionError` with `.listenerFailed`, for example when the port is taken.
    init(_ interface: TelemetryListener.Interface, port: Int) throws(ExtensionError) {
        guard let wanted = UInt16(exactly: port) else {
            throw ExtensionError(.listenerFailed, "not a port: \(port)")
        }
        let options = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        descriptor = try Descriptor(socket(AF_INET, options, 0), "no socket for telemetry")
        // A port of one's own choice must be free again at once when Lambda starts the extension anew.
        var reuses: Int32 = 1
        setsockopt(descriptor.number, SOL_SOCKET, SO_REUSEADDR, &reuses, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr(interface, port: wanted)
        var length = socklen_t(MemoryLayout<sockaddr>.size)
        guard bind(descriptor.number, &address, length) == 0, listen(descriptor.number, Self.backlog) == 0 else {
            throw .system("telemetry cannot be listened for on port \(port)")
        }
        guard getsockname(descriptor.number, &address, &length) == 0 else { throw .system("the port is not known") }
        self.port = Int(address.port)
    }

    /// The next connection; nil when there is none, or it has gone again.
    func accept() -> Descriptor? {
        guard let connection = try? Descriptor(Glibc.accept(descriptor.number, nil, nil), "no connection") else {
            return nil
        }
        _ = fcntl(connection.number, F_SETFD, FD_CLOEXEC)
        return connection
    }
}

/// `sockaddr` has the bytes of `sockaddr_in` behind the family: port and address in network order.
extension sockaddr {
    fileprivate init(_ interface: TelemetryListener.Interface, port: UInt16) {
        self.init()
        sa_family = sa_family_t(AF_INET)
        sa_data.0 = CChar(truncatingIfNeeded: port >> 8)
        sa_data.1 = CChar(truncatingIfNeeded: port)
        if interface == .loopback { (sa_data.2, sa_data.5) = (127, 1) }
    }

    fileprivate var port: UInt16 {
        UInt16(UInt8(bitPattern: sa_data.0)) << 8 | UInt16(UInt8(bitPattern: sa_data.1))
    }
}
