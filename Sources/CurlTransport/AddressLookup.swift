import CCares

/// Looks up the addresses of one host with c-ares.
///
/// Not with `getaddrinfo`: in a static executable that loads shared libraries, which must be those of the very C library
/// that was linked, and Amazon Linux has another one.
enum AddressLookup {
    /// The addresses of `host`, each 4 or 16 bytes in network order and once, sorted as RFC 6724 says. Blocks the thread.
    ///
    /// - Throws: `TransportError` with `nameNotResolved`, `timedOut` or `outOfResources`.
    static func addresses(of host: String, timeoutMilliseconds: Int) throws(TransportError) -> [[UInt8]] {
        var addresses: [[UInt8]] = []
        var reason: UnsafePointer<CChar>?
        let result = withUnsafeMutablePointer(to: &addresses) { addresses in
            moneta_lookup(host, Int32(clamping: timeoutMilliseconds), takeAddress, addresses, &reason)
        }
        let detail = reason.map { String(cString: $0) } ?? ""
        switch result {
        case MONETA_LOOKUP_DONE: return addresses
        case MONETA_LOOKUP_TIMED_OUT:
            throw TransportError(.timedOut, "no answer within \(timeoutMilliseconds) ms")
        case MONETA_LOOKUP_OUT_OF_RESOURCES:
            throw TransportError(.outOfResources, "the name cannot be looked up: \(detail)")
        default: throw TransportError(.nameNotResolved, detail)
        }
    }
}

private func takeAddress(_ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ count: Int) {
    guard let addresses = context?.assumingMemoryBound(to: [[UInt8]].self) else { return }
    let address = Array(UnsafeBufferPointer(start: bytes, count: count))
    if !addresses.pointee.contains(address) { addresses.pointee.append(address) }
}
