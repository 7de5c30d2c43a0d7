import POSIXProcess
import Testing

@Suite("Datagram sockets")
struct DatagramSocketTests {
    @Test("An address that is none is refused", arguments: ["", "localhost", "256.0.0.1", "::1::2", "127.0.0.1:80"])
    func invalid(_ host: String) {
        let error = #expect(throws: ProcessError.self) { try DatagramSocket(host: host, port: 2_000) }
        #expect(error?.code == .invalidAddress)
    }

    @Test("A datagram to nobody counts as sent, time after time", arguments: ["127.0.0.1", "::1"])
    func nobody(_ host: String) throws {
        // The discard port, which nobody listens on here.
        let socket = try DatagramSocket(host: host, port: 9)
        for _ in 0..<5 { #expect(socket.send([1, 2, 3])) }
    }

    @Test("A datagram that is longer than any can be is refused")
    func tooLong() throws {
        let socket = try DatagramSocket(host: "127.0.0.1", port: 9)
        #expect(!socket.send([UInt8](repeating: 0, count: 70_000)))
        #expect(socket.send([1]))
    }
}
