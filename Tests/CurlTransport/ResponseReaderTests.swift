import Testing

@testable import CurlTransport

@Suite("Reading HTTP/1.1 responses")
struct ResponseReaderTests {
    /// Hands out a text in pieces of a certain size.
    private struct Pieces: ByteSource {
        var rest: ArraySlice<UInt8>
        let size: Int

        mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(TransportError) -> Int {
            let piece = rest.prefix(min(size, buffer.count))
            buffer.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
    }

    private func reader(
        _ text: String, pieceSize: Int = .max, bodyBytesMax: Int = 1 << 20
    ) -> ResponseReader<Pieces> {
        ResponseReader(Pieces(rest: Array(text.utf8)[...], size: pieceSize), bodyBytesMax: bodyBytesMax)
    }

    private func failure(_ text: String, bodyBytesMax: Int = 1 << 20) -> TransportError.Code? {
        var reader = reader(text, bodyBytesMax: bodyBytesMax)
        do throws(TransportError) {
            _ = try reader.read()
            return nil
        } catch {
            #expect(!reader.staysOpen)
            return error.code
        }
    }

    @Test(
        "A body is found by its length, by its chunks or by the connection's end, in pieces of any size",
        arguments: [
            ("Content-Length: 5\r\n\r\nhello", true), ("content-length:5\n\nhello", true),
            ("Transfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n003\r\nllo\r\n0\r\nTrailer: 1\r\n\r\n", true),
            ("Transfer-Encoding: Chunked\r\nContent-Length: 99\r\n\r\n5\r\nhello\r\n0\r\n\r\n", true),
            ("\r\nhello", false), ("Connection: close\r\nContent-Length: 5\r\n\r\nhello", false),
            ("Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", true),
        ], [1, 2, 3, 7, 1_000])
    func framing(_ response: (String, Bool), _ pieceSize: Int) throws {
        var reader = reader("HTTP/1.1 200 OK\r\n" + response.0, pieceSize: pieceSize)
        let (status, body) = try reader.read()
        #expect(status == 200)
        #expect(String(decoding: body, as: UTF8.self) == "hello")
        #expect(reader.staysOpen == response.1)
        #expect(!reader.hasBegun)
    }

    @Test(
        "One response after the other comes from one connection; informational ones are skipped", arguments: [1, 9, 99])
    func several(_ pieceSize: Int) throws {
        var reader = reader(
            """
            HTTP/1.1 100 Continue\r\nX-Hint: early\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\nA: 1\r\n\r\n\
            aHTTP/1.0 413 Too Large\r\nContent-Length: 0\r\n\r\nHTTP/1.1 204 None\r\n\r\n
            """, pieceSize: pieceSize)
        let first = try reader.read()
        #expect(first.status == 200 && first.body == [UInt8(ascii: "a")])
        #expect(HTTPHeaders(reader.fields) == ["Content-Length": "1", "A": "1"])
        #expect(try reader.read().status == 413)
        #expect(!reader.staysOpen)
        let last = try reader.read()
        #expect(last.status == 204 && last.body.isEmpty)
    }

    @Test("Bytes beyond a response end the connection's use")
    func surplus() throws {
        var reader = reader("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab")
        #expect(try reader.read().body == [UInt8(ascii: "a")])
        #expect(!reader.staysOpen)
    }

    @Test("Field names are folded, values trimmed and continuations joined")
    func fields() throws {
        var reader = reader(
            "HTTP/1.1 200 a:b\r\nA:\t x y \r\nB:\r\nno colon\r\nC: 1\r\n  2\r\n\t3\r\nContent-Length: 0\r\n\r\n")
        _ = try reader.read()
        #expect(HTTPHeaders(reader.fields) == ["A": "x y", "B": "", "C": "1 2 3", "Content-Length": "0"])
    }

    @Test(
        "What is no response is malformed",
        arguments: [
            "HTTP/2 200\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000\r\n\r\n", "HTTP/1.1 000 OK\r\n\r\n",
            "hello\r\n\r\n", "\r\nHTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "HTTP/1.1 200 OK\r\nContent-Length: 9999999999999999999\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+5\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1234567890abcdef0\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
        ])
    func malformed(_ text: String) {
        #expect(failure(text) == .malformedResponse)
    }

    @Test("Every beginning of a response is a lost connection, never a response")
    func truncated() {
        for whole in [
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        ] {
            for length in 0..<whole.utf8.count {
                #expect(
                    failure(String(decoding: whole.utf8.prefix(length), as: UTF8.self)) == .connectionLost, "\(length)")
            }
        }
    }

    @Test("Limits hold for lengths, chunks, unknown lengths, header fields and trailers")
    func limits() {
        let long = String(repeating: "x", count: 300 << 10)
        #expect(failure("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello!", bodyBytesMax: 5) == .responseTooLarge)
        #expect(failure("HTTP/1.1 200 OK\r\n\r\nhello!", bodyBytesMax: 5) == .responseTooLarge)
        let chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n"
        #expect(failure(chunks, bodyBytesMax: 5) == .responseTooLarge)
        #expect(failure("HTTP/1.1 200 OK\r\nA: \(long)\r\n\r\n") == .responseTooLarge)
        let many = String(repeating: "A: 1\r\n", count: 60_000)
        #expect(failure("HTTP/1.1 200 OK\r\n\(many)\r\n") == .responseTooLarge)
        #expect(failure("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\(many)\r\n") == .responseTooLarge)
    }
}
