import CCares
import Glibc

/// What c-ares calls back with.
final class AddressAnswer {
    /// Nil until it has called.
    private(set) var code: Int32?
    /// Without repetitions.
    private(set) var addresses: [[UInt8]] = []

    func take(_ code: Int32, _ found: UnsafeMutablePointer<ares_addrinfo>?) {
        self.code = code
        var next = found?.pointee.nodes
        while let node = next?.pointee {
            if let bytes = bytes(node), !addresses.contains(bytes) { addresses.append(bytes) }
            next = node.ai_next
        }
    }

    private func bytes(_ node: ares_addrinfo_node) -> [UInt8]? {
        guard let address = UnsafeRawPointer(node.ai_addr) else { return nil }
        switch node.ai_family {
        case AF_INET:
            var inside = address.loadUnaligned(as: sockaddr_in.self).sin_addr
            return withUnsafeBytes(of: &inside) { Array($0) }
        case AF_INET6:
            var inside = address.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            return withUnsafeBytes(of: &inside) { Array($0) }
        default: return nil
        }
    }
}
