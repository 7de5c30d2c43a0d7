import CurlTransport
import TestSupport
import Testing

@Suite("The event loop", .timeLimit(.minutes(2)))
struct HTTPClientTests {
    private static let hanging: ScriptedPeer.Script = { connection in
        _ = try await connection.readRequest()
        try await connection.waitForClose()
    }

    @Test("Many requests at once each get their own response")
    func manyAtOnce() async throws {
        let script: ScriptedPeer.Script = { connection in
            while let request = try await connection.readRequest() {
                try await connection.respond(body: request.bodyText)
            }
        }
        try await ScriptedPeer.with(script) { peer in
            let client = HTTPClient()
            defer { client.shutdown() }
            let url = peer.url
            try await withThrowingTaskGroup(of: (Int, String).self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let request = HTTPRequest(.post, url, body: Array("\(number)".utf8))
                        return (number, String(decoding: try await client.execute(request).body, as: UTF8.self))
                    }
                }
                for try await (number, body) in group { #expect(body == "\(number)") }
            }
            #expect(peer.requests.count == 200)
        }
    }

    @Test("A cancelled task's request ends as cancelled and closes its connection, and others go on")
    func cancellation() async throws {
        let script: ScriptedPeer.Script = { connection in
            while let request = try await connection.readRequest() {
                if request.target == "/hang" { return try await connection.waitForClose() }
                try await connection.respond()
            }
        }
        try await ScriptedPeer.with(script) { peer in
            let client = HTTPClient()
            defer { client.shutdown() }
            let url = peer.url
            try await withThrowingTaskGroup(of: TransportError.Code?.self) { group in
                group.addTask {
                    do throws(TransportError) {
                        _ = try await client.execute(HTTPRequest(.get, url + "/hang"))
                        return nil
                    } catch {
                        return error.code
                    }
                }
                try await eventually("the request's arrival") { peer.requests.count == 1 }
                group.cancelAll()
                #expect(try await group.next() == .cancelled)
            }
            #expect(try await client.execute(HTTPRequest(.get, url)).status == 200)
        }
    }

    @Test("A task that is cancelled already sends nothing")
    func cancelledBefore() async throws {
        try await ScriptedPeer.with(Self.hanging) { peer in
            let client = HTTPClient()
            defer { client.shutdown() }
            let url = peer.url
            let code = await withTaskGroup(of: TransportError.Code?.self) { group in
                group.cancelAll()
                group.addTask {
                    do throws(TransportError) {
                        _ = try await client.execute(HTTPRequest(.get, url))
                        return nil
                    } catch {
                        return error.code
                    }
                }
                return await group.next() ?? nil
            }
            #expect(code == .cancelled)
            #expect(peer.connectionCount == 0)
        }
    }

    @Test("Shutting down cancels what is in hand and what comes later, and may be done twice")
    func shutdown() async throws {
        try await ScriptedPeer.with(Self.hanging) { peer in
            let client = HTTPClient()
            let url = peer.url
            async let response = client.execute(HTTPRequest(.get, url))
            try await eventually("the request's arrival") { peer.requests.count == 1 }
            client.shutdown()
            client.shutdown()
            do {
                _ = try await response
                Issue.record("a request outlived its client")
            } catch let error as TransportError {
                #expect(error.code == .cancelled)
            }
            let later = await #expect(throws: TransportError.self) { try await client.execute(HTTPRequest(.get, url)) }
            #expect(later?.code == .cancelled)
        }
    }

    @Test("A client that was never used ends without having started anything")
    func unused() {
        HTTPClient().shutdown()
        _ = HTTPClient()
    }
}
