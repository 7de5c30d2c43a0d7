import Glibc

/// A UDP port of 127.0.0.1 that keeps what it is sent, as X-Ray's daemon would.
final class DatagramListener: Sendable {
    let port: UInt16
    private let fileDescriptor: Int32

    init() {
        fileDescriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = fileDescriptor
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                precondition(bind(descriptor, pointer, length) == 0)
                precondition(getsockname(descriptor, pointer, &length) == 0)
            }
        }
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(fileDescriptor) }

    /// What has come and was not asked for yet.
    func received() -> [String] {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var datagrams: [String] = []
        while case let count = recv(fileDescriptor, &buffer, buffer.count, 0), count >= 0 {
            datagrams.append(String(decoding: buffer.prefix(count), as: UTF8.self))
        }
        return datagrams
    }
}
