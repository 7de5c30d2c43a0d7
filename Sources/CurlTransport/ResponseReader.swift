import Glibc

/// Reads HTTP/1.1 responses from a connection, one after the other (RFC 9112).
///
/// A body of known length is read into its place at once. Informational responses are skipped.
///
/// Every function throws `TransportError`: `.malformedResponse`, `.responseTooLarge`, `.connectionLost` where the
/// response breaks off, and whatever the source throws.
package struct ResponseReader<Source: ByteSource> {
    /// A response without its body.
    struct Head {
        var status = 0
        var minorVersion: UInt8 = 0
    }

    private static var headBytesMax: Int { 256 << 10 }
    private static var bufferBytes: Int { 16 << 10 }

    package private(set) var source: Source
    /// The header fields of the response before.
    package private(set) var fields = HeaderSection()
    /// Whether the connection can take another request: after a whole response that says so.
    package private(set) var staysOpen = false
    /// Whether a part of a response has come that is not whole.
    package private(set) var hasBegun = false
    private let bodyBytesMax: Int
    /// What was read and not yet used is `buffer[start..<end]`.
    private var buffer = [UInt8](repeating: 0, count: bufferBytes)
    private var start = 0
    private var end = 0

    package init(_ source: Source, bodyBytesMax: Int) {
        self.source = source
        self.bodyBytesMax = bodyBytesMax
    }

    /// Goes on with another connection.
    package mutating func restart(with source: Source) {
        self.source = source
        (start, end) = (0, 0)
        (staysOpen, hasBegun) = (false, false)
    }

    /// Reads one whole response.
    package mutating func read() throws(TransportError) -> (status: Int, body: [UInt8]) {
        staysOpen = false
        var head: Head
        repeat { head = try readHead() } while head.status < 200
        let framing = try BodyFraming(of: head, fields)
        let body =
            switch framing {
            case .length(let count): try readBody(count)
            case .chunked: try readChunks()
            case .untilClose: try readToEnd()
            }
        hasBegun = false
        // Bytes beyond the response answer nothing that was asked.
        staysOpen =
            framing != .untilClose && start == end && fields.keepsAlive(minorVersion: head.minorVersion)
        return (head.status, body)
    }

    private mutating func readHead() throws(TransportError) -> Head {
        var head: Head?
        var byteCount = 0
        fields.removeAll()
        while !fields.isComplete {
            let line = try nextLine()
            byteCount += line.count
            guard byteCount <= Self.headBytesMax else { throw Self.headTooLong }
            try buffer.withUnsafeBufferPointer { (bytes) throws(TransportError) in
                let text = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[line]))
                if head == nil { head = try Head(statusLine: text) } else { fields.append(text) }
            }
        }
        return head ?? Head()
    }

    private mutating func readBody(_ count: Int) throws(TransportError) -> [UInt8] {
        guard count <= bodyBytesMax else { throw tooLarge }
        var failure: TransportError?
        let body = [UInt8](unsafeUninitializedCapacity: count) { body, initializedCount in
            initializedCount = take(into: UnsafeMutableRawBufferPointer(body))
            do throws(TransportError) {
                while initializedCount < count {
                    let more = try source.read(
                        into: UnsafeMutableRawBufferPointer(
                            rebasing: UnsafeMutableRawBufferPointer(body)[initializedCount..<count]))
                    guard more > 0 else { throw Self.brokenOff }
                    initializedCount += more
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return body
    }

    /// RFC 9112 section 7.1. Extensions and trailers are left out.
    ///
    /// Lines are taken in statements of their own: in `isBlank(try nextLine())` the reader that is asked is a copy from
    /// before the buffer moved.
    private mutating func readChunks() throws(TransportError) -> [UInt8] {
        var body: [UInt8] = []
        while true {
            // In two steps: `self`, with the buffer, is read before the arguments of a call.
            let sizeLine = try nextLine()
            let count = try chunkSize(sizeLine)
            guard count <= bodyBytesMax - body.count else { throw tooLarge }
            if count == 0 { break }
            body += try readBody(count)
            let chunkEnd = try nextLine()
            guard isBlank(chunkEnd) else {
                throw TransportError(.malformedResponse, "a chunk of the response is longer than it says")
            }
        }
        var trailerBytes = 0
        while true {
            let line = try nextLine()
            trailerBytes += line.count
            if isBlank(line) { return body }
            guard trailerBytes <= Self.headBytesMax else { throw Self.headTooLong }
        }
    }

    private mutating func readToEnd() throws(TransportError) -> [UInt8] {
        var body: [UInt8] = []
        repeat {
            body += buffer[start..<end]
            (start, end) = (0, 0)
            guard body.count <= bodyBytesMax else { throw tooLarge }
        } while try readMore()
        return body
    }

    /// The next line with its line break, as a range of the buffer that holds until the next call.
    private mutating func nextLine() throws(TransportError) -> Range<Int> {
        var scanned = start
        while true {
            let lineFeed = buffer.withUnsafeBytes { bytes -> Int? in
                guard let base = bytes.baseAddress else { return nil }
                return memchr(base + scanned, Int32(UInt8.lineFeed), end - scanned).map { UnsafeRawPointer($0) - base }
            }
            if let lineFeed {
                defer { start = lineFeed + 1 }
                return start..<(lineFeed + 1)
            }
            scanned = end - start
            guard try readMore() else { throw Self.brokenOff }
            scanned += start
        }
    }

    /// False at the end of the connection. What was not used is moved to the front.
    private mutating func readMore() throws(TransportError) -> Bool {
        if start > 0 {
            buffer.withUnsafeMutableBytes { bytes in
                bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
            }
            (start, end) = (0, end - start)
        }
        if end == buffer.count {
            guard end < Self.headBytesMax else { throw Self.headTooLong }
            buffer += [UInt8](repeating: 0, count: buffer.count)
        }
        let free = end
        let count = try buffer.withUnsafeMutableBufferPointer { (bytes) throws(TransportError) in
            try source.read(
                into: UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(bytes)[free...]))
        }
        end += count
        if count > 0 { hasBegun = true }
        return count > 0
    }

    /// Moves what is there already.
    private mutating func take(into place: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(end - start, place.count)
        buffer.withUnsafeBytes { place.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<(start + count)])) }
        start += count
        return count
    }

    private func isBlank(_ line: Range<Int>) -> Bool {
        buffer[line].allSatisfy { $0 <= .space }
    }

    private func chunkSize(_ line: Range<Int>) throws(TransportError) -> Int {
        let digits = buffer[line].prefix { $0 != UInt8(ascii: ";") && $0 > .space }
        // Fifteen digits cannot overflow.
        guard (1...15).contains(digits.count), digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
            let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
        else {
            throw TransportError(.malformedResponse, "the size of a chunk of the response is no number")
        }
        return size
    }

    private var tooLarge: TransportError {
        TransportError(.responseTooLarge, "the response is over the limit of \(bodyBytesMax) bytes")
    }

    private static var headTooLong: TransportError {
        TransportError(.responseTooLarge, "the header fields of the response are over \(headBytesMax) bytes")
    }

    private static var brokenOff: TransportError {
        TransportError(.connectionLost, "the connection was closed before the response was whole")
    }
}
