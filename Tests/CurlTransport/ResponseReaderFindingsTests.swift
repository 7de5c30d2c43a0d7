import CurlTransport
import Testing

@Suite("What fuzzing found in the reader of responses")
struct ResponseReaderFindingsTests {
    private struct Bytes: ByteSource {
        var rest: ArraySlice<UInt8>
        /// How many come at once.
        var pieceBytesMax = Int.max

        mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(TransportError) -> Int {
            let piece = rest.prefix(min(pieceBytesMax, buffer.count))
            buffer.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
    }

    private static func read(_ response: String) throws(TransportError) -> (body: [UInt8], fields: HeaderSection) {
        var reader = ResponseReader(Bytes(rest: Array(response.utf8)[...]), bodyBytesMax: 100)
        let body = try reader.read().body
        return (body, reader.fields)
    }

    @Test("Chunks are read whole wherever the connection tears them apart", arguments: 1...20)
    func chunksInPieces(pieceBytesMax: Int) throws {
        let chunks = (0..<9).map { "\($0 + 1)\r\n\(String(repeating: "\($0)", count: $0 + 1))\r\n" }.joined()
        let text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(chunks)0\r\n\r\n"
        var reader = ResponseReader(
            Bytes(rest: Array(text.utf8)[...], pieceBytesMax: pieceBytesMax), bodyBytesMax: 100)
        let body = try reader.read().body
        #expect(String(decoding: body, as: UTF8.self) == "011222333344444555555666666677777777888888888")
    }

    @Test("The size of a chunk is hexadecimal digits alone", arguments: ["-0", "+0", "0x0", " 0", "", "g"])
    func chunkSize(size: String) throws {
        let error = #expect(throws: TransportError.self) {
            try Self.read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(size)\r\n\r\n")
        }
        #expect(error?.code == .malformedResponse)
    }

    @Test(
        "A field that goes on in further lines has one space between its parts",
        arguments: [
            ("A: b\r\n c\r\n\t d \r\n", "b c d"), ("A:\r\n b\r\n", "b"), ("A: b\r\nno field\r\n c\r\n", "b c"),
        ])
    func folding(lines: String, value: String) throws {
        let fields = try Self.read("HTTP/1.1 200 OK\r\n\(lines)Content-Length: 0\r\n\r\n").fields
        #expect(fields.fields.map(fields.value(of:)) == [value, "0"])
    }

    @Test("A field of very many lines takes the room of its text alone", .timeLimit(.minutes(1)))
    func manyLines() throws {
        let lines = String(repeating: " a\n", count: 80_000)
        let fields = try Self.read("HTTP/1.1 200 OK\r\nA: a\n\(lines)Content-Length: 0\r\n\r\n").fields
        #expect(fields.fields.first.map { fields.value(of: $0).utf8.count } == 160_001)
    }
}
