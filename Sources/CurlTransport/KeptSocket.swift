import CCurl
import Glibc

/// A plain TCP connection that libcurl made, in blocking mode.
struct KeptSocket: ByteSource {
    /// Owns the connection.
    private let easy: EasyHandle?
    private let descriptor: Int32

    static var unconnected: KeptSocket { KeptSocket() }

    private init() {
        (easy, descriptor) = (nil, -1)
    }

    /// Connects to the host and port of `url`, which libcurl resolves.
    init(to url: String, limits: HTTPRequest.Limits) throws(TransportError) {
        let easy = try EasyHandle()
        try easy.setUp()
        try easy.set(CURLOPT_URL, url)
        try easy.set(CURLOPT_PROXY, "")
        try easy.set(CURLOPT_CONNECT_ONLY, 1)
        try easy.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connectTimeoutMilliseconds)
        let code = curl_easy_perform(easy.pointer)
        guard code == CURLE_OK else { throw easy.failure(of: url, limits, code) }
        self.easy = easy
        descriptor = easy.activeSocket
        let flags = fcntl(descriptor, F_GETFL)
        guard descriptor >= 0, flags >= 0, fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) == 0 else {
            throw TransportError(.outOfResources, "the connection gives no socket: \(Self.systemReason)")
        }
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(TransportError) -> Int {
        while true {
            let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
            if count >= 0 { return count }
            guard errno == EINTR else { throw Self.lost }
        }
    }

    /// Sends both parts, in one call of the system where the network takes them.
    ///
    /// - Returns: false when the peer answered, or hung up, before it had taken everything: its answer may say why.
    func write(_ head: UnsafeRawBufferPointer, _ body: UnsafeRawBufferPointer) throws(TransportError) -> Bool {
        var sent = 0
        let total = head.count + body.count
        while sent < total {
            let count = send(head.dropFirst(sent), body.dropFirst(max(0, sent - head.count)))
            if count >= 0 {
                sent += count
            } else if errno == EAGAIN {
                guard takesMore() else { return false }
            } else if errno != EINTR {
                guard sent > 0 else { throw Self.lost }
                return false
            }
        }
        return true
    }

    /// Waits until the network takes more; false when the peer has said something instead.
    private func takesMore() -> Bool {
        var event = pollfd(fd: descriptor, events: Int16(POLLIN | POLLOUT), revents: 0)
        while poll(&event, 1, -1) < 0, errno == EINTR {}
        return event.revents & Int16(POLLIN) == 0
    }

    private func send(_ head: Slice<UnsafeRawBufferPointer>, _ body: Slice<UnsafeRawBufferPointer>) -> Int {
        var parts = (Self.part(head), Self.part(body))
        return withUnsafeMutableBytes(of: &parts) { parts in
            var message = msghdr()
            message.msg_iov = parts.baseAddress?.assumingMemoryBound(to: iovec.self)
            message.msg_iovlen = 2
            return sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
    }

    private static func part(_ bytes: Slice<UnsafeRawBufferPointer>) -> iovec {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        return iovec(iov_base: UnsafeMutableRawPointer(mutating: bytes.baseAddress), iov_len: bytes.count)
    }

    private static var lost: TransportError {
        TransportError(.connectionLost, "the connection broke: \(systemReason)")
    }

    private static var systemReason: String { String(cString: strerror(errno)) }
}
