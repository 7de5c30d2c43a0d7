import Testing

@testable import Objects

@Suite("aws-chunked bodies")
struct ChunkDecoderTests {
    private static let body = "5;chunk-signature=ab\r\nhello\r\n1\r\n!\r\n0\r\nX-Amz-Checksum-CRC32: AAAA\r\n\r\n"

    @Test("Data and trailers come out however the body is cut", arguments: 1...20)
    func cut(_ size: Int) throws {
        var decoder = ChunkDecoder()
        var data: [UInt8] = []
        var rest = Array(Self.body.utf8)[...]
        while !rest.isEmpty {
            data += try decoder.decode(Array(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        #expect(String(decoding: data, as: UTF8.self) == "hello!")
        #expect(decoder.hasEnded)
        #expect(decoder.trailers == ["x-amz-checksum-crc32": "AAAA"])
    }

    @Test(
        "What is no chunk is refused",
        arguments: [
            "x\r\n", "\r\n", "-1\r\n", "-0\r\n", "+5\r\nhello\r\n", "５\r\nhello\r\n", "5\r\nhelloworld\r\n",
            "ffffffffffffffff\r\n", "0\r\nno trailer\r\n",
            String(repeating: "1", count: 9_000),
        ])
    func refused(_ body: String) {
        var decoder = ChunkDecoder()
        #expect(throws: ObjectsError.self) { try decoder.decode(Array(body.utf8)) }
    }

    @Test("A body that stops early has not ended", arguments: ["", "5\r\nhel", "5\r\nhello\r\n"])
    func early(_ body: String) throws {
        var decoder = ChunkDecoder()
        _ = try decoder.decode(Array(body.utf8))
        #expect(!decoder.hasEnded)
    }
}
