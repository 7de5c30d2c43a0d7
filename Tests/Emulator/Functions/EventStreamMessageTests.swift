import Testing

@testable import Functions

@Suite("The encoding of event streams")
struct EventStreamMessageTests {
    @Test("a message is what AWS sends: lengths, the prelude's checksum, the headers")
    func prelude() {
        let message = EventStreamMessage(
            event: "PayloadChunk", contentType: "application/octet-stream", payload: Array("Hello world ".utf8))
        // The first bytes of a chunk of twelve bytes as AWS sent it.
        let captured: [UInt8] = [0, 0, 0, 0x76, 0, 0, 0, 0x5A, 0x98, 0x0E, 0x72, 0xEC, 0x0B]
        #expect(message.bytes.count == 0x76)
        #expect(Array(message.bytes.prefix(captured.count)) == captured)
    }

    @Test("the checksum is that of gzip")
    func checksum() {
        #expect(CRC32.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
    }
}
