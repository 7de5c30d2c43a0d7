import CCares
import Glibc

/// Looks the addresses of one host up with c-ares: in `/etc/hosts`, then with the name servers of `/etc/resolv.conf`.
///
/// Not with `getaddrinfo`: in a static executable that loads shared libraries, which must be those of the very C library
/// that was linked, and Amazon Linux has another one.
enum AddressLookup {
    private static let succeeded = Int32(ARES_SUCCESS)
    private static let startCode = ares_library_init(Int32(ARES_LIB_INIT_ALL))

    /// The addresses of `host`, each 4 or 16 bytes in network order, sorted as RFC 6724 says. Blocks the thread.
    ///
    /// - Throws: `TransportError` with `nameNotResolved`, `timedOut` or `outOfResources`.
    static func addresses(of host: String, timeoutMilliseconds: Int) throws(TransportError) -> [[UInt8]] {
        let answer = AddressAnswer()
        // Ends what is still under way by calling back, so `answer` must live until then.
        let channel = try openChannel()
        defer { withExtendedLifetime(answer) { ares_destroy(channel) } }
        var hints = ares_addrinfo_hints()
        hints.ai_family = AF_UNSPEC
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        ares_getaddrinfo(channel, host, nil, &hints, takeAnswer, Unmanaged.passUnretained(answer).toOpaque())
        let end = ContinuousClock.now + .milliseconds(timeoutMilliseconds)
        while answer.code == nil {
            let remaining = (end - .now) / .milliseconds(1)
            guard remaining > 0 else {
                throw TransportError(.timedOut, "no answer within \(timeoutMilliseconds) ms")
            }
            goOn(channel, afterAtMost: Int(remaining.rounded(.up)))
        }
        if let code = answer.code, code != succeeded { throw TransportError(.nameNotResolved, text(code)) }
        return answer.addresses
    }

    private static func openChannel() throws(TransportError) -> ares_channel {
        var channel: ares_channel?
        let code = startCode == succeeded ? ares_init(&channel) : startCode
        guard code == succeeded, let channel else {
            throw TransportError(.outOfResources, "no name can be looked up: \(text(code))")
        }
        return channel
    }

    /// Waits for the network, or until c-ares loses patience with a server, and lets it go on.
    private static func goOn(_ channel: ares_channel, afterAtMost milliseconds: Int) {
        var sockets = [ares_socket_t](repeating: -1, count: Int(ARES_GETSOCK_MAXNUM))
        let bits = ares_getsock(channel, &sockets, ARES_GETSOCK_MAXNUM)
        var polled: [pollfd] = []
        for (index, socket) in sockets.enumerated() {
            let reads = moneta_ares_reads(bits, Int32(index)) ? POLLIN : 0
            let writes = moneta_ares_writes(bits, Int32(index)) ? POLLOUT : 0
            if reads | writes != 0 { polled.append(pollfd(fd: socket, events: Int16(reads | writes), revents: 0)) }
        }
        var longest = timeval(tv_sec: milliseconds / 1_000, tv_usec: milliseconds % 1_000 * 1_000)
        var patience = timeval()
        let bound = ares_timeout(channel, &longest, &patience)?.pointee ?? longest
        // Rounded up, so that what it waits for is over afterwards.
        let boundMilliseconds = bound.tv_sec * 1_000 + (bound.tv_usec + 999) / 1_000
        if poll(&polled, nfds_t(polled.count), Int32(clamping: boundMilliseconds)) <= 0 {
            ares_process_fd(channel, -1, -1)
        }
        for socket in polled where socket.revents != 0 {
            let reads = Int32(socket.events) & POLLIN != 0
            let writes = Int32(socket.events) & POLLOUT != 0
            ares_process_fd(channel, reads ? socket.fd : -1, writes ? socket.fd : -1)
        }
    }

    private static func text(_ code: Int32) -> String {
        String(cString: ares_strerror(code))
    }
}

private func takeAnswer(
    _ context: UnsafeMutableRawPointer?, _ code: Int32, _ timeouts: Int32, _ found: UnsafeMutablePointer<ares_addrinfo>?
) {
    guard let context else { return }
    Unmanaged<AddressAnswer>.fromOpaque(context).takeUnretainedValue().take(code, found)
    ares_freeaddrinfo(found)
}
