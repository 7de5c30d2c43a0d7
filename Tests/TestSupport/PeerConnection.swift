import Glibc
import NIOCore
import NIOPosix

/// One connection that a `ScriptedPeer` accepted: the script reads and writes on it as it likes.
package struct PeerConnection {
    /// Counts from 0.
    package let index: Int
    private var inbound: AsyncThrowingStream<ByteBuffer, any Error>.AsyncIterator
    private let channel: any Channel
    private let record: @Sendable (PeerRequest) -> Void
    private var buffer: [UInt8] = []

    init(
        index: Int, inbound: AsyncThrowingStream<ByteBuffer, any Error>, channel: any Channel,
        record: @escaping @Sendable (PeerRequest) -> Void
    ) {
        self.index = index
        self.inbound = inbound.makeAsyncIterator()
        self.channel = channel
        self.record = record
    }

    /// The next request with its body (by Content-Length), or nil when the client has closed the connection.
    package mutating func readRequest() async throws -> PeerRequest? {
        var headEnd = endOfHead
        while headEnd == nil {
            guard try await readMore() else { return nil }
            headEnd = endOfHead
        }
        guard let headEnd else { return nil }
        let lines = String(decoding: buffer[..<headEnd], as: UTF8.self).split(separator: "\r\n").map(String.init)
        buffer.removeFirst(headEnd + 4)
        let start = (lines.first ?? "").split(separator: " ").map(String.init)
        let head = PeerRequest(
            method: start.first ?? "", target: start.dropFirst().first ?? "", headerLines: Array(lines.dropFirst()),
            body: [])
        let length = head.header("Content-Length").flatMap { Int($0) } ?? 0
        while buffer.count < length {
            guard try await readMore() else { return nil }
        }
        let request = PeerRequest(
            method: head.method, target: head.target, headerLines: head.headerLines, body: Array(buffer.prefix(length)))
        buffer.removeFirst(length)
        record(request)
        return request
    }

    package func write(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    package func write(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// A whole response with its Content-Length.
    package func respond(_ status: Int = 200, _ headers: [String] = [], body: String = "") async throws {
        let fields = (headers + ["Content-Length: \(body.utf8.count)"]).joined(separator: "\r\n")
        try await write("HTTP/1.1 \(status) Scripted\r\n\(fields)\r\n\r\n\(body)")
    }

    /// Answers nothing and waits until the client gives up.
    package mutating func waitForClose() async throws {
        while try await readMore() {}
    }

    /// Closes with a reset (RST) rather than in order.
    package func reset() async throws {
        if let options = channel as? any SocketOptionProvider {
            try await options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try await channel.close()
    }

    private var endOfHead: Int? {
        guard buffer.count >= 4 else { return nil }
        return (0...(buffer.count - 4)).first { buffer[$0..<($0 + 4)].elementsEqual("\r\n\r\n".utf8) }
    }

    private mutating func readMore() async throws -> Bool {
        guard let more = try await inbound.next(isolation: #isolation) else { return false }
        buffer.append(contentsOf: more.readableBytesView)
        return true
    }
}
