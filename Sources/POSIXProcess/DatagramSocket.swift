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
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &found)
        guard code == 0, let address = found else {
            throw ProcessError(.invalidAddress, "\(host) is no address: \(String(cString: gai_strerror(code)))")
        }
        defer { freeaddrinfo(found) }
        let type = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.pointee.ai_family, type, 0)
        guard descriptor >= 0 else {
            throw ProcessError(.outOfResources, "no socket: \(String(cString: strerror(errno)))")
        }
        guard connect(descriptor, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw ProcessError(.invalidAddress, "\(host) cannot be reached: \(reason)")
        }
        fileDescriptor = descriptor
    }

    deinit { close(fileDescriptor) }

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
