import Glibc

/// A UDP socket that sends to one peer and never waits.
///
/// What the peer or the system does not take is lost, as with any datagram.
package final class DatagramSocket: Sendable {
    private let fileDescriptor: Int32

    /// Opens a socket to a numeric address, of IPv4 or IPv6.
    ///
    /// - Throws: `ProcessError.Code.invalidAddress`, `outOfResources`.
    package init(host: String, port: UInt16) throws(ProcessError) {
        let family = host.utf8.contains(UInt8(ascii: ":")) ? AF_INET6 : AF_INET
        guard let connect = Self.peer(host, port, family) else {
            throw ProcessError(.invalidAddress, "\(host) is no numeric address")
        }
        let type = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, type, 0)
        guard descriptor >= 0 else {
            throw ProcessError(.outOfResources, "no socket: \(String(cString: strerror(errno)))")
        }
        guard connect(descriptor) == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw ProcessError(.invalidAddress, "\(host) cannot be reached: \(reason)")
        }
        fileDescriptor = descriptor
    }

    deinit { close(fileDescriptor) }

    /// What connects a socket of that family to the address; nil where it is none.
    ///
    /// Not by `getaddrinfo`, which in a static file would load shared libraries.
    private static func peer(_ host: String, _ port: UInt16, _ family: Int32) -> ((_ descriptor: Int32) -> Int32)? {
        if family == AF_INET6 {
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(family)
            address.sin6_port = port.bigEndian
            guard inet_pton(family, host, &address.sin6_addr) == 1 else { return nil }
            return { connect($0, to: address) }
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(family)
        address.sin_port = port.bigEndian
        guard inet_pton(family, host, &address.sin_addr) == 1 else { return nil }
        return { connect($0, to: address) }
    }

    private static func connect<Address>(_ descriptor: Int32, to address: Address) -> Int32 {
        withUnsafeBytes(of: address) { bytes in
            guard let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
            return Glibc.connect(descriptor, start, socklen_t(bytes.count))
        }
    }

    /// Sends one datagram.
    ///
    /// - Returns: whether the system took it. One that nobody listens for counts as taken; the next one is refused then,
    ///   once, and is sent again here.
    @discardableResult
    package func send(_ bytes: [UInt8]) -> Bool {
        for _ in 0..<2 {
            let count = Glibc.send(fileDescriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
            if count == bytes.count { return true }
            guard count < 0, errno == ECONNREFUSED || errno == EINTR else { return false }
        }
        return false
    }
}
