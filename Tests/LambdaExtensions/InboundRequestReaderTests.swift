import TestSupport
import Testing

@testable import LambdaExtensions

@Suite("Reading requests to the telemetry listener")
struct InboundRequestReaderTests {
    private typealias Step = InboundRequestReader.Step

    private static let twoRequests =
        Array(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\n[]"
                .utf8) + Array("POST /x HTTP/1.1\r\ncontent-length:3 \r\nconnection: Close\r\n\r\n[1]".utf8)

    private static func steps(_ pieces: [ArraySlice<UInt8>], bodyBytesMax: Int = 100) -> [Step] {
        var reader = InboundRequestReader(bodyBytesMax: bodyBytesMax)
        var steps: [Step] = []
        for piece in pieces {
            reader.append(piece)
            while true {
                let step = reader.next()
                if step == .needsMore { break }
                steps.append(step)
                if case .refused = step { return steps }
            }
        }
        return steps
    }

    private static func steps(_ text: String, bodyBytesMax: Int = 100) -> [Step] {
        steps([Array(text.utf8)[...]], bodyBytesMax: bodyBytesMax)
    }

    @Test("Requests are the same wherever their bytes are cut")
    func cuts() {
        let bytes = Self.twoRequests
        let whole: [Step] = [
            .request(InboundRequest(method: "POST", body: Array("[]".utf8), keepsAlive: true)),
            .request(InboundRequest(method: "POST", body: Array("[1]".utf8), keepsAlive: false)),
        ]
        #expect(Self.steps([bytes[...]]) == whole)
        for cut in bytes.indices { #expect(Self.steps([bytes[..<cut], bytes[cut...]]) == whole, "cut at \(cut)") }
        #expect(Self.steps(bytes.indices.map { bytes[$0...$0] }) == whole)
    }

    @Test("A peer that waits for a word gets it, once, and not when its body is there already")
    func expectation() {
        let head = "POST / HTTP/1.1\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n"
        let request = Step.request(InboundRequest(method: "POST", body: Array("[]".utf8), keepsAlive: true))
        #expect(Self.steps([Array(head.utf8)[...], Array("[]".utf8)[...]]) == [.sendsContinue, request])
        #expect(Self.steps(head + "[]") == [request])
    }

    @Test("A request without a body, and one of HTTP/1.0")
    func small() {
        #expect(
            Self.steps("GET /a HTTP/1.1\r\n\r\n")
                == [.request(InboundRequest(method: "GET", body: [], keepsAlive: true))])
        #expect(
            Self.steps("POST / HTTP/1.0\r\nContent-Length: 0\r\n\r\n")
                == [.request(InboundRequest(method: "POST", body: [], keepsAlive: false))])
    }

    @Test(
        "What is not as it should be is refused",
        arguments: [
            ("POST /\r\n\r\n", 400), ("POST / HTTP/2\r\n\r\n", 400), (" / HTTP/1.1\r\n\r\n", 400),
            ("POST  HTTP/1.1\r\n\r\n", 400), ("\r\n\r\n", 400), ("POST / HTTP/1.1\r\nno colon\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\n: a\r\n\r\n", 400), ("POST / HTTP/1.1\r\nA : a\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nA: a\r\n b\r\n\r\n", 400), ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length:\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
            ("POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n", 413),
            ("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
            ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
            ("POST / HTTP/1.1\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
        ])
    func refused(_ text: String, _ status: Int) {
        #expect(Self.steps(text).last == InboundRefusal(rawValue: status).map(Step.refused))
    }

    @Test("A head that is not UTF-8, or has no end, is refused; what follows does not matter")
    func head() {
        #expect(Self.steps([[0x50, 0xff, 0x0d, 0x0a, 0x0d, 0x0a]]) == [.refused(.malformed)])
        let endless = [UInt8](repeating: 0x41, count: InboundRequestReader.headBytesMax + 1)
        #expect(Self.steps([endless[...]]) == [.refused(.headTooLarge)])
        var reader = InboundRequestReader(bodyBytesMax: 1)
        reader.append("\r\n\r\n".utf8)
        #expect(reader.next() == .refused(.malformed))
        reader.append(Self.twoRequests)
        #expect(reader.next() == .refused(.malformed))
    }

    @Test("Broken requests never do more than be refused", arguments: [1, 2, 3] as [UInt64])
    func random(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            var bytes = Self.twoRequests
            for _ in 0...3 {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            let cut = Int.random(in: bytes.indices, using: &generator)
            let steps = Self.steps([bytes[..<cut], bytes[cut...]])
            #expect(steps == Self.steps([bytes[...]]) || steps.contains(.sendsContinue), "seed \(seed): \(bytes)")
        }
    }
}
