import FoundationEssentials
import TestSupport
import Testing

@testable import Functions

@Suite("Invocations in real processes")
struct InvocationTests {
    @Test("hands the payload over and the result back, framed by the platform's log lines")
    func echo() async throws {
        let bootstrap = PythonBootstrap(handle: "print('seen', event.decode(), flush=True)\nreturn event")
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            let result = try await fixture.invoke(#"{"a":1}"#)
            #expect(result.text == #"{"a":1}"#)
            #expect(result.failure == nil)
            #expect(result.isColdStart)
            let id = result.requestID
            let log = fixture.log
            #expect(log.count == 4)
            #expect(log.first == "START RequestId: \(id) Version: $LATEST")
            #expect(log.dropFirst().first == #"seen {"a":1}"#)
            #expect(log.dropFirst(2).first == "END RequestId: \(id)")
            let report = try #require(log.last).split(separator: "\t").map { $0.split(separator: ":")[0] }
            #expect(
                report == [
                    "REPORT RequestId", "Duration", "Billed Duration", "Memory Size", "Max Memory Used",
                    "Init Duration",
                ])
            #expect(!log[3].contains("Max Memory Used: 0 MB"))
            #expect(String(decoding: result.logTail, as: UTF8.self) == log.joined(separator: "\n") + "\n")
        }
    }

    @Test("tells the runtime what AWS tells it")
    func headers() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                return json.dumps({name.lower(): value for name, value in headers.items()} | {"now": time.time()}).encode()
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text, timeoutSeconds: 7) { fixture in
            let context = Data(#"{"client":{"a":"b"}}"#.utf8).base64EncodedString()
            let options = InvocationOptions(clientContext: context, traceID: "Root=1-2-3", requestID: "id-1")
            let result = try await fixture.pool.invoke("shop-work", payload: Array("{}".utf8), options: options)
            struct Seen: Decodable {
                let id, arn, trace, context, deadline, attempt: String
                let now: Double

                enum CodingKeys: String, CodingKey {
                    case id = "lambda-runtime-aws-request-id"
                    case arn = "lambda-runtime-invoked-function-arn"
                    case trace = "lambda-runtime-trace-id"
                    case context = "lambda-runtime-client-context"
                    case deadline = "lambda-runtime-deadline-ms"
                    case attempt = "lambda-runtime-invocation-id"
                    case now
                }
            }
            let seen = try JSONDecoder().decode(Seen.self, from: Data(result.payload))
            #expect(seen.id == "id-1")
            let again = try await fixture.pool.invoke("shop-work", payload: Array("{}".utf8), options: options)
            let other = try JSONDecoder().decode(Seen.self, from: Data(again.payload))
            #expect(other.id == "id-1" && other.attempt != seen.attempt)
            #expect(seen.arn == "arn:aws:lambda:us-east-1:123456789012:function:shop-work")
            #expect(seen.trace == "Root=1-2-3")
            #expect(seen.context == #"{"client":{"a":"b"}}"#)
            let remaining = try #require(Double(seen.deadline)) / 1000 - seen.now
            #expect(remaining > 4 && remaining <= 7)
        }
    }

    @Test("reuses a warm environment, and starts a second one for a second invocation at once")
    func reuseAndScaleOut() async throws {
        // Both processes wait for each other, so that they must run at the same time.
        let bootstrap = PythonBootstrap(
            handle: """
                order = json.loads(event)
                if "meet" in order:
                    open(os.path.join(order["meet"], str(os.getpid())), "w").close()
                    while len(os.listdir(order["meet"])) < 2:
                        time.sleep(0.005)
                return str(os.getpid()).encode()
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            let first = try await fixture.invoke()
            let second = try await fixture.invoke()
            #expect(first.text == second.text)
            #expect(!second.isColdStart)
            try fixture.folder.write("meet/.keep", "")
            try FileManager.default.removeItem(atPath: fixture.folder.file("meet/.keep"))
            let meet = "{\"meet\":\"\(fixture.folder.file("meet"))\"}"
            async let left = fixture.invoke(meet)
            async let right = fixture.invoke(meet)
            let processes = try await [left.text, right.text]
            #expect(Set(processes).count == 2)
            #expect(processes.contains(first.text))
        }
    }

    @Test("lets an invocation wait for its turn at the limit")
    func limit() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                order = json.loads(event)
                while "until" in order and not os.path.exists(order["until"]):
                    time.sleep(0.005)
                return str(os.getpid()).encode()
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text, reservedConcurrency: 1) { fixture in
            async let long = fixture.invoke("{\"until\":\"\(fixture.folder.file("go"))\"}")
            try await eventually { fixture.log.contains { $0.hasPrefix("START") } }
            async let waiting = fixture.invoke()
            try fixture.folder.write("go", "")
            let processes = try await [long.text, waiting.text]
            #expect(processes[0] == processes[1])
        }
    }

    @Test("throttles an invocation whose turn does not come within the function's timeout")
    func waitsInVain() async throws {
        try await TemporaryDirectory.with { outer in
            let bootstrap = PythonBootstrap(
                initially: "while not os.path.exists('\(outer.file("go"))'):\n    time.sleep(0.005)")
            try await PoolFixture.with(bootstrap: bootstrap.text, timeoutSeconds: 1, reservedConcurrency: 1) {
                fixture in
                async let first = fixture.invoke()
                try await eventually { await fixture.pool.environmentCount == 1 }
                let error = await #expect(throws: InvocationError.self) { try await fixture.invoke() }
                #expect(error?.code == .tooManyRequests)
                #expect(error?.message == "Rate Exceeded.")
                try outer.write("go", "")
                // The init phase has ten seconds, however short the function's own timeout is.
                #expect(try await first.failure == nil)
            }
        }
    }

    @Test("throttles at once when the queue is full")
    func queueFull() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                while not os.path.exists(json.loads(event)["until"]):
                    time.sleep(0.005)
                return event
                """)
        try await PoolFixture.with(
            bootstrap: bootstrap.text, reservedConcurrency: 1, settings: { $0.waitingMax = 0 }
        ) { fixture in
            async let first = fixture.invoke("{\"until\":\"\(fixture.folder.file("go"))\"}")
            try await eventually { fixture.log.contains { $0.hasPrefix("START") } }
            let error = await #expect(throws: InvocationError.self) { try await fixture.invoke() }
            #expect(error?.code == .tooManyRequests)
            try fixture.folder.write("go", "")
            _ = try await first
        }
    }

    @Test("a timeout ends every process of the environment, and the next invocation gets a new one")
    func timeout() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                order = json.loads(event)
                if "hang" in order:
                    child = subprocess.Popen(["sleep", "300"])
                    print("processes", os.getpid(), child.pid, flush=True)
                    signal.signal(signal.SIGTERM, signal.SIG_IGN)
                    time.sleep(300)
                return str(os.getpid()).encode()
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text, timeoutSeconds: 1) { fixture in
            let result = try await fixture.invoke(#"{"hang":true}"#)
            #expect(result.failure == .unhandled)
            #expect(
                result.error == [
                    "errorType": "Sandbox.Timedout",
                    "errorMessage": "RequestId: \(result.requestID) Error: Task timed out after 1.00 seconds",
                ])
            #expect(result.durationMilliseconds >= 1000 && result.durationMilliseconds < 3000)
            let line = try #require(fixture.log.first { $0.hasPrefix("processes ") })
            for process in line.split(separator: " ").dropFirst().compactMap({ Int($0) }) {
                try await eventually { !PoolFixture.isAlive(process) }
            }
            #expect(fixture.log.contains { $0.hasSuffix("\(result.requestID) Task timed out after 1.00 seconds") })
            #expect(fixture.log.last?.hasSuffix("Status: timeout") == true)
            let next = try await fixture.invoke()
            #expect(next.failure == nil)
            #expect(next.isColdStart)
        }
    }

    @Test("a process that ends in the middle fails the invocation alone")
    func exitMidway() async throws {
        let bootstrap = PythonBootstrap(handle: "if b'die' in event:\n    os._exit(7)\nreturn event")
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            let result = try await fixture.invoke(#"{"die":true}"#)
            #expect(
                result.error["errorMessage"]
                    == "RequestId: \(result.requestID) Error: Runtime exited with error: exit status 7")
            #expect(result.error["errorType"] == "Runtime.ExitError")
            #expect(try await fixture.invoke("{}").text == "{}")
        }
    }

    @Test("an error that the runtime reports leaves the environment warm")
    func reportedError() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                if b"fail" in event:
                    call("invocation/" + headers["Lambda-Runtime-Aws-Request-Id"] + "/error",
                         b'{"errorType":"Refused","errorMessage":"no"}')
                    _, headers, event = call("invocation/next")
                    call("invocation/" + headers["Lambda-Runtime-Aws-Request-Id"] + "/response", event)
                return event
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            let result = try await fixture.invoke(#"{"fail":true}"#)
            #expect(result.failure == .unhandled)
            #expect(result.text == #"{"errorType":"Refused","errorMessage":"no"}"#)
            let next = try await fixture.invoke(#"{"b":2}"#)
            #expect(next.text == #"{"b":2}"#)
            #expect(!next.isColdStart)
        }
    }

    @Test("ten megabytes of output, in lines and in one line without end, block nothing")
    func muchOutput() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                for number in range(50000):
                    print("x" * 99)
                print("y" * 5000000, end="", flush=True)
                return event
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text, timeoutSeconds: 60) { fixture in
            let result = try await fixture.invoke()
            #expect(result.failure == nil)
            let entries = fixture.sink.entries.filter { $0.source == .function }
            #expect(entries.reduce(0) { $0 + $1.line.count } == 50000 * 99 + 5_000_000)
            #expect(entries.allSatisfy { $0.requestID == result.requestID && $0.line.count < 512 * 1024 })
            #expect(result.logTail.count == 4096)
        }
    }

    @Test("a result of over 6 MB fails as on AWS, and the runtime is told 413")
    func tooLarge() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                order = json.loads(event)
                if "size" not in order:
                    return event
                status, _, body = call("invocation/" + headers["Lambda-Runtime-Aws-Request-Id"] + "/response",
                                       b"1" * order["size"])
                print("answer", status, body.decode(), flush=True)
                _, headers, event = call("invocation/next")
                return event
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text, timeoutSeconds: 30) { fixture in
            let result = try await fixture.invoke(#"{"size":6291557}"#)
            #expect(result.failure == .unhandled)
            #expect(
                result.error == [
                    "errorType": "Function.ResponseSizeTooLarge",
                    "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
                ])
            try await eventually { fixture.log.contains { $0.hasPrefix("answer 413") && $0.contains("6291556") } }
        }
        try await PoolFixture.with(bootstrap: PythonBootstrap(handle: "return b'1' * 6291556").text, timeoutSeconds: 30)
        {
            fixture in
            let result = try await fixture.invoke()
            #expect(result.payload.count == 6_291_556)
        }
    }

    @Test("a result that is no JSON comes back as it is, as AWS hands it on for custom runtimes")
    func invalidJSON() async throws {
        try await PoolFixture.with(bootstrap: PythonBootstrap(handle: "return b'Echoing: {'").text) { fixture in
            let result = try await fixture.invoke()
            #expect(result.text == "Echoing: {")
            #expect(result.failure == nil)
        }
    }

    @Test("a runtime that asks before it sends a body is told to go on")
    func expectation() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                import socket
                host, port = os.environ["AWS_LAMBDA_RUNTIME_API"].split(":")
                connection = socket.create_connection((host, int(port)))
                path = "/2018-06-01/runtime/invocation/" + headers["Lambda-Runtime-Aws-Request-Id"] + "/response"
                connection.sendall(f"POST {path} HTTP/1.1\\r\\nHost: a\\r\\nExpect: 100-continue\\r\\nContent-Length: 1\\r\\n\\r\\n".encode())
                print("told", connection.recv(1000).split()[1].decode(), flush=True)
                connection.sendall(b"7")
                print("told", connection.recv(1000).split()[1].decode(), flush=True)
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            #expect(try await fixture.invoke().text == "7")
            try await eventually { fixture.log.filter { $0.hasPrefix("told") } == ["told 100", "told 202"] }
        }
    }

    @Test("the runtime is told what it does wrong")
    func wrongCalls() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                answers = [call("invocation/wrong/response", b"1"), call("invocation/next"), call("init/error", b"{}"),
                           call("nothing")]
                return json.dumps([[status, json.loads(body)["errorType"]] for status, _, body in answers]).encode()
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            let result = try await fixture.invoke()
            #expect(
                result.text
                    == #"[[400, "InvalidRequestID"], [403, "InvalidStateTransition"], [403, "InvalidStateTransition"], "#
                    + #"[404, "NotFound"]]"#)
        }
    }

    @Test("refuses a payload of over 6 MB with AWS's text")
    func payloadTooLarge() async throws {
        try await PoolFixture.with(bootstrap: PythonBootstrap().text) { fixture in
            let error = await #expect(throws: InvocationError.self) {
                try await fixture.invoke(String(repeating: "1", count: 6_291_457))
            }
            #expect(error?.code == .requestTooLarge)
            #expect(
                error?.message
                    == "6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)"
            )
        }
    }

    @Test("an environment that is idle for long ends, and its folder with it")
    func idle() async throws {
        let bootstrap = PythonBootstrap(handle: "return (os.environ['TMPDIR'] + ' ' + str(os.getpid())).encode()")
        try await PoolFixture.with(bootstrap: bootstrap.text, settings: { $0.idleMax = .milliseconds(50) }) { fixture in
            let parts = try await fixture.invoke().text.split(separator: " ").map(String.init)
            let process = try #require(Int(parts[1]))
            try await eventually { !PoolFixture.isAlive(process) && !FileManager.default.fileExists(atPath: parts[0]) }
            #expect(try await fixture.invoke().isColdStart)
        }
    }
}
