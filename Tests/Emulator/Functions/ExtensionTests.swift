import FoundationEssentials
import TestSupport
import Testing

@testable import Functions

@Suite("Extensions in real processes")
struct ExtensionTests {
    /// A function that is one extension itself: `events` is what it registers for, as JSON.
    private static func internalExtension(_ events: String, handle: String = "return event") -> PythonBootstrap {
        PythonBootstrap(
            initially: """
                import threading
                api = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/2020-01-01/extension/"
                register = urllib.request.Request(
                    api + "register", data=b'{"events":\(events)}',
                    headers={"Lambda-Extension-Name": "inside", "Lambda-Extension-Accept-Feature": "accountId"})
                with urllib.request.urlopen(register) as response:
                    extension = {"Lambda-Extension-Identifier": response.headers["Lambda-Extension-Identifier"]}
                    print("registered", response.read().decode(), flush=True)

                def listen():
                    while True:
                        with urllib.request.urlopen(urllib.request.Request(api + "event/next", headers=extension)) as response:
                            print("event", response.read().decode(), flush=True)

                threading.Thread(target=listen, daemon=True).start()
                """, handle: handle)
    }

    /// Runs a pool over a function with a layer that brings these extensions, each a Python script by name.
    private func with(
        _ extensions: [String: String], bootstrap: PythonBootstrap = PythonBootstrap(), timeoutSeconds: Int = 10,
        reservedConcurrency: Int? = nil,
        environment: [String: String] = [:], settings change: (inout FunctionPoolSettings) -> Void = { _ in },
        _ body: (PoolFixture) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { folder in
            try PoolFixture.writeBootstrap(bootstrap.text, in: folder, "code")
            for (name, text) in extensions {
                let path = try folder.write("layer/extensions/\(name)", text)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            }
            let function = FunctionConfiguration(
                id: FunctionID(stack: "Shop", logicalID: "Work"), name: "shop-work", handler: "Work",
                runtime: "provided.al2023", codePath: folder.file("code"), layerPaths: [folder.file("layer")],
                timeoutSeconds: timeoutSeconds,
                environment: environment.mapValues { $0.replacing("FOLDER", with: folder.path) },
                reservedConcurrency: reservedConcurrency)
            try await PoolFixture.run([function], in: folder, settings: change, body)
        }
    }

    @Test("an internal extension gets an event for each invocation, and SIGTERM at the end")
    func inside() async throws {
        try await TemporaryDirectory.with { outer in
            let bootstrap = Self.internalExtension(
                #"["INVOKE"]"#,
                handle: """
                    def leave(*_):
                        open("\(outer.file("left"))", "w").close()
                        os._exit(0)
                    signal.signal(signal.SIGTERM, leave)
                    return event
                    """)
            try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
                let result = try await fixture.invoke()
                try await eventually { fixture.log.contains { $0.hasPrefix("REPORT") } }
                #expect(
                    fixture.log.contains(
                        #"registered {"accountId":"123456789012","functionName":"shop-work","functionVersion":"$LATEST","#
                            + #""handler":"Work"}"#))
                #expect(fixture.log.contains("EXTENSION\tName: inside\tState: Ready\tEvents: [INVOKE]"))
                let line = try #require(fixture.log.first { $0.hasPrefix("event ") })
                let event = try JSONDecoder().decode(Event.self, from: Data(line.dropFirst("event ".count).utf8))
                #expect(event.eventType == "INVOKE" && event.requestId == result.requestID)
                #expect(event.invokedFunctionArn == "arn:aws:lambda:us-east-1:123456789012:function:shop-work")
                #expect(event.tracing?.type == "X-Amzn-Trace-Id")
                #expect(event.deadlineMs > Int64(Date().timeIntervalSince1970 * 1000))
            }
            #expect(FileManager.default.fileExists(atPath: outer.file("left")))
        }
    }

    struct Event: Decodable {
        let eventType: String
        let deadlineMs: Int64
        let requestId, invokedFunctionArn, shutdownReason: String?
        let tracing: Tracing?

        struct Tracing: Decodable { let type, value: String }
    }

    @Test("a runtime that ignores SIGTERM is killed after its grace; one without extensions gets none")
    func grace() async throws {
        let handle = """
            def heard(*_):
                open(os.environ["HEARD"], "w").close()
            signal.signal(signal.SIGTERM, heard)
            return str(os.getpid()).encode()
            """
        for (bootstrap, isHeard) in [
            (Self.internalExtension("[]", handle: handle), true), (PythonBootstrap(handle: handle), false),
        ] {
            try await TemporaryDirectory.with { outer in
                let path = outer.file("heard")
                var process: Int?
                try await PoolFixture.with(bootstrap: bootstrap.text, environment: ["HEARD": path]) { fixture in
                    process = Int(try await fixture.invoke().text)
                }
                #expect(FileManager.default.fileExists(atPath: path) == isHeard)
                #expect(!PoolFixture.isAlive(try #require(process)))
            }
        }
    }

    @Test("an extension's wrong calls get AWS's answers")
    func wrongCalls() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                def ask(path, data=None, headers={}, method=None):
                    try:
                        root = "http://" + os.environ["AWS_LAMBDA_RUNTIME_API"] + "/"
                        with urllib.request.urlopen(urllib.request.Request(root + path, data, headers, method=method)) as r:
                            return r.status, json.loads(r.read())["errorType"]
                    except urllib.error.HTTPError as error:
                        return error.code, json.loads(error.read())["errorType"]

                name = {"Lambda-Extension-Name": "late"}
                someone = {"Lambda-Extension-Identifier": "a1b2c3d4-5678-90ab-cdef-111111111111"}
                for answer in [
                    ask("2020-01-01/extension/register", b"{}"),
                    ask("2020-01-01/extension/register", b"{", name),
                    ask("2020-01-01/extension/register", b'{"events":["SHUTDOWN"]}', name),
                    ask("2020-01-01/extension/register", b'{"events":[]}', name),
                    ask("2020-01-01/extension/event/next"),
                    ask("2020-01-01/extension/event/next", headers={"Lambda-Extension-Identifier": "me"}),
                    ask("2020-01-01/extension/event/next", headers=someone),
                    ask("2020-01-01/extension/init/error", b"{}", someone),
                    ask("2020-01-01/extension/exit/error", b"{}", someone | {"Lambda-Extension-Function-Error-Type": "F.X"}),
                    ask("2020-01-01/extension/other"),
                    ask("2022-07-01/telemetry", b"{}", someone, "PUT"),
                    ask("2020-08-15/logs", b"{}", someone, "PUT"),
                ]:
                    print("answer", *answer, flush=True)
                return b"1"
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            _ = try await fixture.invoke()
            #expect(
                fixture.log.filter { $0.hasPrefix("answer ") }.map { String($0.dropFirst("answer ".count)) } == [
                    "403 Extension.InvalidExtensionName", "403 InvalidRequestFormat", "403 Extension.InvalidEventType",
                    "403 Extension.RegistrationClosed", "403 Extension.MissingExtensionIdentifier",
                    "403 Extension.InvalidExtensionIdentifier", "403 Extension.UnknownExtensionIdentifier",
                    "403 Extension.MissingHeader", "403 Extension.UnknownExtensionIdentifier", "404 NotFound",
                    "202 Telemetry.NotSupported", "202 Logs.NotSupported",
                ])
        }
    }

    @Test("a layer's extension runs beside the function: before its init, at each invocation, and to the end")
    func outside() async throws {
        try await TemporaryDirectory.with { outer in
            let agent = ExternalExtension(
                onEvent: """
                    if event["eventType"] == "SHUTDOWN":
                        open("\(outer.file("left"))", "w").write(json.dumps(event))
                    print("agent", event["eventType"], flush=True)
                    """)
            let bootstrap = PythonBootstrap(
                initially: "print('runtime starts', flush=True)",
                handle: """
                    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
                    return event
                    """)
            // Otherwise the second invocation would not wait until the extension is done with the first.
            try await with(["agent": agent.text], bootstrap: bootstrap, reservedConcurrency: 1) { fixture in
                #expect(try await fixture.invoke().failure == nil)
                #expect(try await fixture.invoke().isColdStart == false)
                let order = fixture.log.map { $0.prefix(14) }
                #expect(
                    order.first == "agent register" && order.dropFirst().first == "runtime starts"
                        && order.dropFirst(2).first == "EXTENSION\tName")
                #expect(fixture.log.contains("EXTENSION\tName: agent\tState: Ready\tEvents: [INVOKE, SHUTDOWN]"))
                try await eventually { fixture.log.filter { $0 == "agent INVOKE" }.count == 2 }
                #expect(fixture.sink.entries.contains { $0.source == .extension && $0.text == "agent INVOKE" })
            }
            let left = try Data(contentsOf: URL(filePath: outer.file("left")))
            let event = try JSONDecoder().decode(Event.self, from: left)
            #expect(event.shutdownReason == "spindown")
        }
    }

    @Test("an extension sees the function's variables without those of the runtime")
    func variables() async throws {
        let agent = ExternalExtension(initially: "print('variables', json.dumps(dict(os.environ)), flush=True)")
        try await with(["agent": agent.text], environment: ["TABLE": "orders", "CONFIG": "/opt/agent.toml"]) {
            fixture in
            _ = try await fixture.invoke()
            let line = try #require(fixture.log.first { $0.hasPrefix("variables ") })
            var seen = try JSONDecoder().decode([String: String].self, from: Data(line.dropFirst(10).utf8))
            #expect(seen["AWS_LAMBDA_RUNTIME_API"]?.hasPrefix("127.0.0.1:") == true)
            #expect(seen["CONFIG"] == fixture.folder.file("layer/agent.toml"))
            for name in [
                "AWS_LAMBDA_RUNTIME_API", "CONFIG", "TMPDIR", "LC_CTYPE", "PATH", "LD_LIBRARY_PATH",
            ] { seen.removeValue(forKey: name) }
            #expect(
                seen == [
                    "AWS_LAMBDA_FUNCTION_NAME": "shop-work", "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
                    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128", "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
                    "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1", "AWS_ACCESS_KEY_ID": "test",
                    "AWS_SECRET_ACCESS_KEY": "test", "AWS_SESSION_TOKEN": "test",
                    "AWS_ENDPOINT_URL": "http://127.0.0.1:4566", "LANG": "en_US.UTF-8", "TZ": ":UTC", "TABLE": "orders",
                ])
        }
    }

    @Test("the caller has its answer before the extension is done, and the next invocation waits for that")
    func slow() async throws {
        let agent = ExternalExtension(
            onEvent: """
                while event["eventType"] == "INVOKE" and not os.path.exists(os.environ["GO"]):
                    time.sleep(0.005)
                print("agent done", flush=True)
                """)
        try await with(["agent": agent.text], environment: ["GO": "FOLDER/go"]) { fixture in
            #expect(try await fixture.invoke().failure == nil)
            #expect(!fixture.log.contains { $0.hasPrefix("REPORT") })
            #expect(await fixture.pool.environmentCount == 1)
            try fixture.folder.write("go", "")
            try await eventually { fixture.log.contains { $0.hasPrefix("REPORT") } }
            #expect(fixture.log.contains("agent done"))
            try await eventually { try await fixture.invoke().isColdStart == false }
        }
    }

    @Test("an extension that is not done within the timeout ends the environment")
    func tooSlow() async throws {
        let agent = ExternalExtension(onEvent: "if event['eventType'] == 'INVOKE':\n    time.sleep(300)")
        try await with(["agent": agent.text], timeoutSeconds: 1, settings: { $0.shutdownPhaseMax = .milliseconds(100) })
        {
            fixture in
            #expect(try await fixture.invoke().failure == nil)
            try await eventually { fixture.log.last?.hasSuffix("Status: timeout") == true }
            try await eventually { await fixture.pool.environmentCount == 0 }
        }
    }

    struct Failure: Sendable {
        let agent: ExternalExtension
        let type: String
        let reason: String
        let state: String
    }

    @Test(
        "an extension that fails takes the invocation with it",
        arguments: [
            Failure(
                agent: ExternalExtension(initially: "sys.exit(3)"), type: "Extension.Crash", reason: "exit status 3",
                state: "State: Exited\tEvents: [INVOKE, SHUTDOWN]"),
            Failure(
                agent: ExternalExtension(
                    initially: """
                        ask("init/error", b"{}", identity | {"Lambda-Extension-Function-Error-Type": "Fatal.ConnectFailed"})
                        sys.exit(1)
                        """), type: "Extension.InitError", reason: "exit status 1",
                state: "State: InitError\tEvents: [INVOKE, SHUTDOWN]\tError Type: Fatal.ConnectFailed"),
        ])
    func fails(failure: Failure) async throws {
        try await with(["agent": failure.agent.text]) { fixture in
            let result = try await fixture.invoke()
            #expect(
                result.error == [
                    "errorType": failure.type,
                    "errorMessage": "RequestId: \(result.requestID) Error: \(failure.reason)",
                ])
            #expect(fixture.log.contains("EXTENSION\tName: agent\t\(failure.state)"))
            #expect(
                fixture.log.contains {
                    $0.hasPrefix("INIT_REPORT Init Duration: ")
                        && $0.hasSuffix(" ms\tPhase: init\tStatus: error\tError Type: \(failure.type)")
                })
        }
    }

    @Test("a file that is no program fails the invocation")
    func noProgram() async throws {
        try await with(["agent": "no program"]) { fixture in
            let result = try await fixture.invoke()
            #expect(result.error["errorType"] == "Extension.LaunchError")
            #expect(
                result.error["errorMessage"]?.contains("fork/exec /opt/extensions/agent: exec format error") == true)
        }
    }

    @Test("the timeout of an invocation is told to the extensions, and nothing of the environment is left")
    func timeout() async throws {
        let agent = ExternalExtension(
            onEvent: """
                print("agent", event["eventType"], event.get("shutdownReason"), os.getpid(), flush=True)
                if event["eventType"] == "SHUTDOWN":
                    time.sleep(300)
                """)
        try await with(
            ["agent": agent.text], bootstrap: PythonBootstrap(handle: "time.sleep(300)"), timeoutSeconds: 1,
            settings: { $0.shutdownPhaseMax = .milliseconds(600) }
        ) { fixture in
            #expect(try await fixture.invoke().error["errorType"] == "Sandbox.Timedout")
            let line = try #require(fixture.log.first { $0.hasPrefix("agent SHUTDOWN timeout") })
            let process = try #require(line.split(separator: " ").last.flatMap { Int($0) })
            try await eventually { !PoolFixture.isAlive(process) }
        }
    }
}
