import FoundationEssentials
import TestSupport
import Testing

@testable import Functions

@Suite("Streamed responses of real processes")
struct StreamingTests {
    /// The trailers of an error in the middle, as AWS's runtime client for Node.js writes them.
    private static let failing = """
        {"Lambda-Runtime-Function-Error-Type": "Order.Refused", "Lambda-Runtime-Function-Error-Body":
         base64.b64encode(b'{"errorType":"Order.Refused","errorMessage":"no"}').decode()}
        """

    /// Runs a pool over a function whose `handle` ends with `stream(id, parts(order), …)`.
    private func with(
        parts: String, arguments: String = "", timeoutSeconds: Int = 20, _ body: (PoolFixture) async throws -> Void
    ) async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                order = json.loads(event)
                def parts():
                \(parts.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
                print("answer", *stream(headers["Lambda-Runtime-Aws-Request-Id"], parts()\(arguments)), flush=True)
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text, timeoutSeconds: timeoutSeconds, body)
    }

    private func invoke(
        _ fixture: PoolFixture, _ payload: String = "{}", _ body: (StreamedResponse) async throws -> Void
    ) async throws -> InvocationResult {
        let slot = StreamedResponseSlot()
        async let result = fixture.pool.invoke(
            "Shop/Work", payload: Array(payload.utf8), options: InvocationOptions(), response: slot)
        try await body(try #require(await slot.value()))
        return try await result
    }

    private func rest(of response: StreamedResponse) async -> [UInt8] {
        var bytes: [UInt8] = []
        while let chunk = await response.body.next() { bytes += chunk }
        return bytes
    }

    @Test("a part reaches the caller while the function still works on the next")
    func partByPart() async throws {
        try await with(
            parts: """
                yield b"one"
                while not os.path.exists(order["until"]):
                    time.sleep(0.005)
                yield b"two"
                """, arguments: ", 'text/csv'"
        ) { fixture in
            let order = "{\"until\":\"\(fixture.folder.file("go"))\"}"
            let result = try await invoke(fixture, order) { response in
                #expect(response.contentType == "text/csv")
                #expect(await response.body.next() == Array("one".utf8))
                try fixture.folder.write("go", "")
                #expect(await rest(of: response) == Array("two".utf8))
            }
            #expect(result.failure == nil)
            #expect(result.payload.isEmpty)
            #expect(fixture.log.last?.contains("Status:") == false)
            #expect(try await fixture.invoke(order).isColdStart == false)
        }
    }

    @Test("a function goes no faster than its caller takes")
    func backPressure() async throws {
        let (count, bytes) = (1024, 64 * 1024)
        try await with(
            parts: """
                for number in range(\(count)):
                    yield b"x" * \(bytes)
                    open(order["progress"], "w").write(str(number + 1))
                """, timeoutSeconds: 60
        ) { fixture in
            let path = fixture.folder.file("progress")
            let result = try await invoke(fixture, "{\"progress\":\"\(path)\"}") { response in
                var looks: [Int] = []
                try await eventually(within: .seconds(30), "the function to be held up") {
                    looks.append(Int((try? String(contentsOf: URL(filePath: path), encoding: .utf8)) ?? "") ?? 0)
                    return looks.count > 30 && looks.suffix(30).allSatisfy { $0 > 0 && $0 == looks.last }
                }
                // The rest is in the sockets' buffers.
                let sent = try #require(looks.last)
                #expect(sent < count / 2)
                #expect(await rest(of: response).count == count * bytes)
            }
            #expect(result.failure == nil)
        }
    }

    @Test("trailers tell of an error in the middle", arguments: [true, false])
    func errorInTheMiddle(takesParts: Bool) async throws {
        try await with(parts: "yield b'begun'", arguments: ", trailers=\(Self.failing)") { fixture in
            let result =
                if takesParts {
                    try await invoke(fixture) { #expect(await rest(of: $0) == Array("begun".utf8)) }
                } else {
                    try await fixture.invoke()
                }
            #expect(result.failure == .unhandled)
            #expect(result.error == ["errorType": "Order.Refused", "errorMessage": "no"])
            try await eventually { fixture.log.contains { $0.hasPrefix("answer 202") } }
            #expect(try await fixture.invoke().isColdStart == false)
        }
    }

    @Test("who wants the response whole gets all of it, with what stands before the body")
    func buffered() async throws {
        try await with(
            parts: """
                yield b'{"statusCode":201}' + bytes(8)
                yield b"body"
                """, arguments: ", 'application/vnd.awslambda.http-integration-response'"
        ) { fixture in
            let result = try await fixture.invoke()
            #expect(
                result.payload == Array(#"{"statusCode":201}"#.utf8) + [UInt8](repeating: 0, count: 8)
                    + Array("body".utf8))
            #expect(result.failure == nil)
        }
    }

    @Test("7 MB stream, and are too large as a whole")
    func large() async throws {
        try await with(parts: "for _ in range(7):\n    yield b'x' * (1 << 20)", timeoutSeconds: 60) { fixture in
            let streamed = try await invoke(fixture) { #expect(await rest(of: $0).count == 7 << 20) }
            #expect(streamed.failure == nil)
            let whole = try await fixture.invoke()
            #expect(whole.failure == .unhandled)
            #expect(
                whole.error == [
                    "errorType": "Function.ResponseSizeTooLarge",
                    "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
                ])
            try await eventually { fixture.log.contains { $0.hasPrefix("answer 413") && $0.contains("6291556") } }
        }
    }

    @Test("200 MB are the limit of a stream", .timeLimit(.minutes(3)))
    func tooLarge() async throws {
        try await with(parts: "for _ in range(201):\n    yield b'x' * (1 << 20)", timeoutSeconds: 120) { fixture in
            let result = try await invoke(fixture) { response in
                var count = 0
                while let chunk = await response.body.next() { count += chunk.count }
                #expect(count <= 200 << 20 && count > 199 << 20)
            }
            #expect(result.error["errorType"] == "Function.ResponseSizeTooLarge")
            #expect(result.error["errorMessage"]?.contains("209715200") == true)
        }
    }

    @Test("the timeout cuts a stream off, and what has come stays")
    func timeout() async throws {
        try await with(parts: "yield b'begun'\ntime.sleep(300)", timeoutSeconds: 1) { fixture in
            let result = try await invoke(fixture) { #expect(await rest(of: $0) == Array("begun".utf8)) }
            #expect(result.error["errorType"] == "Sandbox.Timedout")
            #expect(fixture.log.last?.hasSuffix("Status: timeout") == true)
        }
    }

    @Test("a process that ends in the middle of its response fails the invocation")
    func exit() async throws {
        try await with(
            parts: """
                yield b"begun"
                while not os.path.exists(order["until"]):
                    time.sleep(0.005)
                os._exit(7)
                """
        ) { fixture in
            let result = try await invoke(fixture, "{\"until\":\"\(fixture.folder.file("go"))\"}") { response in
                #expect(await response.body.next() == Array("begun".utf8))
                try fixture.folder.write("go", "")
                #expect(await rest(of: response).isEmpty)
            }
            #expect(
                result.error == [
                    "errorType": "Runtime.ExitError",
                    "errorMessage": "RequestId: \(result.requestID) Error: Runtime exited with error: exit status 7",
                ])
        }
    }

    @Test("a response that breaks off while its process lives is truncated")
    func truncated() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                def parts():
                    yield b"begun"
                    raise ConnectionError()
                try:
                    stream(headers["Lambda-Runtime-Aws-Request-Id"], parts())
                except ConnectionError:
                    status = 0
                    while status != 200:
                        status, headers, event = call("invocation/next")
                    call("invocation/" + headers["Lambda-Runtime-Aws-Request-Id"] + "/response", event)
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            let result = try await fixture.invoke()
            #expect(result.error["errorType"] == "Runtime.TruncatedResponse")
            let next = try await fixture.invoke()
            #expect(next.text == "{}" && !next.isColdStart)
        }
    }

    @Test("a mode that is none is refused and fails the invocation")
    func unknownMode() async throws {
        try await with(parts: "yield b'1'", arguments: ", mode='dripping'") { fixture in
            let result = try await fixture.invoke()
            #expect(result.error["errorType"] == "Runtime.InvalidResponseModeHeader")
            try await eventually {
                fixture.log.contains { $0.hasPrefix("answer 400") && $0.contains("InvalidFunctionResponseMode") }
            }
        }
    }

    @Test("a stream for another invocation is refused")
    func wrongInvocation() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                print("refused", *stream("other", [b"1"]), flush=True)
                return b"2"
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            let result = try await fixture.invoke()
            #expect(result.text == "2")
            #expect(fixture.log.contains { $0.hasPrefix("refused 400") && $0.contains("InvalidRequestID") })
        }
    }

    @Test("a caller that can take parts gets a whole response as the result")
    func notStreamed() async throws {
        try await PoolFixture.with(bootstrap: PythonBootstrap().text) { fixture in
            let slot = StreamedResponseSlot()
            let result = try await fixture.pool.invoke(
                "Work", payload: Array("{}".utf8), options: InvocationOptions(), response: slot)
            #expect(await slot.value() == nil)
            #expect(result.text == "{}")
        }
    }

    @Test("curl is runtime enough to stream a response")
    func curl() async throws {
        let bootstrap = #"""
            #!/bin/sh
            api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
            while curl -sSf -D "$TMPDIR/head" -o /dev/null "$api/next"; do
                id=$(tr -d '\r' < "$TMPDIR/head" | sed -n 's/^lambda-runtime-aws-request-id: //Ip')
                seq 100000 | curl -sS -X POST -T - -H "Lambda-Runtime-Function-Response-Mode: streaming" \
                    -H "Content-Type: text/plain" "$api/$id/response"
            done

            """#
        try await PoolFixture.with(bootstrap: bootstrap) { fixture in
            let result = try await invoke(fixture) { response in
                #expect(response.contentType == "text/plain")
                let lines = String(decoding: await rest(of: response), as: UTF8.self).split(separator: "\n")
                #expect(lines.count == 100_000 && lines.last == "100000")
            }
            #expect(result.failure == nil)
            #expect(try await fixture.invoke().payload.count == 588_895)
        }
    }
}
