import Dispatch
import Glibc
import Testing

@testable import FunctionRuntime

/// A pipe, or what keeps writes apart, in place of the standard error.
final class LogPipe: Sendable {
    let stream: LogStream
    private let writer: Int32
    private let reader: Int32

    /// - Parameters:
    ///   - keepsWritesApart: one read gives what one write wrote (SOCK_SEQPACKET, unix(7)).
    ///   - blocks: whether a writer waits in `write` while the pipe is full.
    init(keepsWritesApart: Bool = false, blocks: Bool = true) {
        var ends: [Int32] = [-1, -1]
        let made =
            keepsWritesApart
            ? socketpair(AF_UNIX, Int32(SOCK_SEQPACKET.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) : pipe(&ends)
        precondition(made == 0)
        (reader, writer) = (ends[0], ends[1])
        for end in ends { precondition(fcntl(end, F_SETFD, FD_CLOEXEC) == 0) }
        if !blocks { precondition(fcntl(writer, F_SETFL, O_NONBLOCK) == 0) }
        stream = LogStream(fileDescriptor: writer)
    }

    deinit { close(reader) }

    /// What `body` writes, a piece for each read; the pipe is at its end then.
    ///
    /// The reader has its thread before the writers begin, because they may block every other one.
    func pieces(_ body: () async throws -> Void) async throws -> [[UInt8]] {
        let (results, result) = AsyncStream<[[UInt8]]>.makeStream()
        DispatchQueue(label: "reader").async { [reader] in
            var pieces: [[UInt8]] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while case let count = read(reader, &buffer, buffer.count), count > 0 {
                pieces.append(Array(buffer.prefix(count)))
            }
            result.yield(pieces)
        }
        do {
            defer { close(writer) }
            try await body()
        }
        var iterator = results.makeAsyncIterator()
        return try #require(await iterator.next())
    }

    /// What `body` writes, line by line.
    func lines(_ body: () async throws -> Void) async throws -> [String] {
        let text = String(decoding: try await pieces(body).joined(), as: UTF8.self)
        return text.utf8.split(separator: UInt8(ascii: "\n")).map { String(Substring($0)) }
    }
}
