import CurlTransport
import FoundationEssentials
import LambdaEvents
import Scenario
import TestSupport
import Testing

/// The API port, from a socket to a function and back.
@Suite("The API over HTTP")
struct GatewayTests {
    @Test("A request becomes a payload 2.0 event, and the result a response", .timeLimit(.minutes(2)))
    func event() async throws {
        try await withAPI { client, emulator in
            let response = try await client.execute(
                HTTPRequest(
                    .post, "\(emulator.apiURL)/echo/Ad%C3%A9le?a=1&a=2&b=x%20y",
                    headers: ["Content-Type": "text/plain", "Cookie": "one=1; two=2", "X-Twice": "1"],
                    body: Array("grüße".utf8)))
            #expect(response.status == 200)
            let echoed = try JSONDecoder().decode(Echo.self, from: Data(response.body))
            #expect(echoed.event.routeKey == "ANY /echo/{name}")
            #expect(echoed.event.pathParameters == ["name": "Adéle"])
            #expect(echoed.event.queryStringParameters == ["a": "1,2", "b": "x y"])
            #expect(echoed.event.cookies == ["one=1", "two=2"])
            #expect(echoed.event.body == "grüße")
            #expect(echoed.event.isBase64Encoded == false)
            #expect(echoed.event.requestContext.http.method == "POST")
        }
    }

    @Test("Bytes come and go in base64")
    func binary() async throws {
        try await withAPI { client, emulator in
            let sent = [UInt8](0...255)
            let response = try await client.execute(
                HTTPRequest(
                    .put, "\(emulator.apiURL)/echo/x", headers: ["Content-Type": "application/octet-stream"],
                    body: sent))
            let echoed = try JSONDecoder().decode(Echo.self, from: Data(response.body))
            #expect(echoed.event.isBase64Encoded)
            #expect(echoed.event.body.flatMap { Data(base64Encoded: $0) } == Data(sent))
            let back = try await client.execute(HTTPRequest(.get, "\(emulator.apiURL)/echo/binary"))
            #expect(back.body == sent)
        }
    }

    @Test("An unknown route, a failing function and a body of 20 MB get the API's own errors, and it lives on")
    func errors() async throws {
        try await withAPI { client, emulator in
            let unknown = try await client.execute(HTTPRequest(.get, "\(emulator.apiURL)/nothing"))
            #expect(unknown.status == 404)
            #expect(String(decoding: unknown.body, as: UTF8.self) == #"{"message":"Not Found"}"#)
            for how in ["exit", "garbage", "large"] {
                let failed = try await client.execute(
                    HTTPRequest(
                        .post, "\(emulator.apiURL)/misbehave", headers: ["Content-Type": "application/json"],
                        body: Array(#"{"how":"\#(how)"}"#.utf8)))
                #expect(failed.status == 500, "\(how)")
                #expect(String(decoding: failed.body, as: UTF8.self) == #"{"message":"Internal Server Error"}"#)
            }
            let huge = try await client.execute(
                HTTPRequest(.post, "\(emulator.apiURL)/echo/x", body: [UInt8](repeating: 120, count: 20 << 20)))
            #expect(huge.status == 413)
            let hugeCall = try await client.execute(
                HTTPRequest(
                    .post, "\(emulator.servicesURL)/2015-03-31/functions/EchoFunction/invocations",
                    body: [UInt8](repeating: 120, count: 20 << 20)))
            #expect(hugeCall.status == 413)
            let alive = try await client.execute(HTTPRequest(.get, "\(emulator.apiURL)/echo/x"))
            #expect(alive.status == 200)
        }
    }

    @Test("Broken chunked encoding is answered 400 and nothing else stops")
    func brokenChunks() async throws {
        try await withAPI { client, emulator in
            for url in [emulator.apiURL, emulator.servicesURL] {
                let port = try #require(url.split(separator: ":").last.map(String.init))
                let answer = try await ChildProcess.finish(
                    "python3",
                    [
                        "-c",
                        """
                        import socket, sys
                        s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=10)
                        s.sendall(b"POST /echo/x HTTP/1.1\\r\\nHost: x\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nZZ\\r\\nhello")
                        print(s.recv(65536).decode().splitlines()[0])
                        """, port,
                    ])
                #expect(answer.output.contains(" 400 "), "\(answer.output)")
            }
            let alive = try await client.execute(HTTPRequest(.get, "\(emulator.apiURL)/echo/x"))
            #expect(alive.status == 200)
        }
    }

    @Test("HEAD gets the length of the body without the body")
    func head() async throws {
        try await withAPI { _, emulator in
            let port = try #require(emulator.apiURL.split(separator: ":").last.map(String.init))
            let answer = try await ChildProcess.finish(
                "python3",
                [
                    "-c",
                    """
                    import socket, sys
                    s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=10)
                    s.sendall(b"HEAD /echo/x HTTP/1.1\\r\\nHost: x\\r\\nConnection: close\\r\\n\\r\\n")
                    print(repr(b"".join(iter(lambda: s.recv(65536), b"")).split(b"\\r\\n\\r\\n", 1)))
                    """, port,
                ], within: .seconds(30))
            #expect(answer.output.contains("HTTP/1.1 200"))
            #expect(answer.output.contains(", b'']"), "\(answer.output)")
        }
    }

    private func withAPI(_ body: (HTTPClient, EmulatorProcess) async throws -> Void) async throws {
        try await Programs.withApplication("echo") { emulator in
            let client = HTTPClient()
            defer { client.shutdown() }
            try await body(client, emulator)
        }
    }

    private struct Echo: Decodable {
        let event: APIGatewayV2Request
    }
}
