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

    /// Told of each chunk of a chunked request body as it comes.
    package var chunkReceived: @Sendable ([UInt8]) -> Void = { _ in }

    /// The next request with its body (by Content-Length, or chunked), or nil when the client has closed the connection.
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
        let isChunked = head.header("Transfer-Encoding")?.lowercased() == "chunked"
        guard let request = isChunked ? try await readChunks(of: head) : try await readBody(of: head) else {
            return nil
        }
        record(request)
        return request
    }

    private mutating func readBody(of head: PeerRequest) async throws -> PeerRequest? {
        guard let body = try await take(head.header("Content-Length").flatMap { Int($0) } ?? 0) else { return nil }
        return PeerRequest(method: head.method, target: head.target, headerLines: head.headerLines, body: body)
    }

    /// RFC 9112 section 7.1.
    private mutating func readChunks(of head: PeerRequest) async throws -> PeerRequest? {
        var chunks: [[UInt8]] = []
        while let size = try await readLine().flatMap({ Int($0, radix: 16) }) {
            guard size > 0 else {
                var trailers: [String] = []
                while let line = try await readLine(), !line.isEmpty { trailers.append(line) }
                return PeerRequest(
                    method: head.method, target: head.target, headerLines: head.headerLines,
                    body: Array(chunks.joined()),
                    chunks: chunks, trailerLines: trailers)
            }
            guard let chunk = try await take(size), try await readLine() == "" else { return nil }
            chunks.append(chunk)
            chunkReceived(chunk)
        }
        return nil
    }

    private mutating func take(_ count: Int) async throws -> [UInt8]? {
        while buffer.count < count {
            guard try await readMore() else { return nil }
        }
        defer { buffer.removeFirst(count) }
        return Array(buffer.prefix(count))
    }

    private mutating func readLine() async throws -> String? {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                defer { buffer.removeFirst(end + 1) }
                return String(decoding: buffer[..<end].filter { $0 != UInt8(ascii: "\r") }, as: UTF8.self)
            }
            guard try await readMore() else { return nil }
        }
    }

    /// The method of the next request, which stays to be read; nil when the client has closed the connection.
    package mutating func peekMethod() async throws -> String? {
        while endOfHead == nil {
            guard try await readMore() else { return nil }
        }
        return String(decoding: buffer.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    }

    /// Leaves what comes from now on in the system's buffers.
    package func stopReading() async throws {
        try await channel.setOption(ChannelOptions.autoRead, value: false).get()
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
