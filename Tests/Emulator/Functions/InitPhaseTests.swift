import FoundationEssentials
import TestSupport
import Testing

@testable import Functions

@Suite("The init phase of real processes")
struct InitPhaseTests {
    @Test(
        "a process that ends at init fails the invocation",
        arguments: [
            ("sys.exit(1)", "Runtime exited with error: exit status 1"),
            ("sys.exit(0)", "Runtime exited without providing a reason"),
            ("os.kill(os.getpid(), signal.SIGKILL)", "Runtime exited with error: signal: killed"),
        ])
    func initCrash(code: String, reason: String) async throws {
        try await PoolFixture.with(
            bootstrap: PythonBootstrap(initially: "print('dying')\nsys.stdout.flush()\n\(code)").text
        ) {
            fixture in
            let result = try await fixture.invoke()
            #expect(result.failure == .unhandled)
            #expect(
                result.error == [
                    "errorType": "Runtime.ExitError", "errorMessage": "RequestId: \(result.requestID) Error: \(reason)",
                ])
            #expect(fixture.log[0] == "dying")
            #expect(fixture.log[1].hasPrefix("INIT_REPORT Init Duration: "))
            #expect(fixture.log[1].hasSuffix(" ms\tPhase: init\tStatus: error\tError Type: Runtime.ExitError"))
            #expect(fixture.log.last?.contains("Status: error\tError Type: Runtime.ExitError") == true)
        }
    }

    @Test(
        "an init error that the runtime reports is the invocation's error, and its type is in the log",
        arguments: [
            ("Runtime.NoTable", "Runtime.NoTable"), ("Function.NoTable", "Function.NoTable"),
            ("Config.Missing", "Runtime.Unknown"), (nil, "Runtime.Unknown"),
        ] as [(String?, String)])
    func initError(header: String?, logged: String) async throws {
        let headers = header.map { "{'Lambda-Runtime-Function-Error-Type': '\($0)'}" } ?? "{}"
        let bootstrap = PythonBootstrap(
            initially: """
                error = b'{"errorType":"Config.Missing","errorMessage":"no table"}'
                urllib.request.urlopen(urllib.request.Request(base + "init/error", error, \(headers))).read()
                sys.exit(1)
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            let result = try await fixture.invoke()
            #expect(result.failure == .unhandled)
            #expect(result.text == #"{"errorType":"Config.Missing","errorMessage":"no table"}"#)
            let id = result.requestID
            let log = fixture.log
            #expect(log.count == 4)
            #expect(log[0].hasPrefix("INIT_REPORT Init Duration: "))
            #expect(log[0].hasSuffix(" ms\tPhase: init\tStatus: error\tError Type: \(logged)"))
            #expect(log[1] == "START RequestId: \(id) Version: $LATEST")
            #expect(log[2] == "END RequestId: \(id)")
            #expect(log[3].hasPrefix("REPORT RequestId: \(id)\tDuration: "))
            #expect(log[3].hasSuffix("\tStatus: error\tError Type: \(logged)"))
            #expect(!log[3].contains("Init Duration"))
        }
    }

    @Test("an init phase that takes too long is told as such")
    func initTimeout() async throws {
        try await PoolFixture.with(
            bootstrap: PythonBootstrap(initially: "time.sleep(300)").text, timeoutSeconds: 1,
            settings: { $0.initMax = .milliseconds(1200) }
        ) { fixture in
            let result = try await fixture.invoke()
            #expect(result.error["errorType"] == "Sandbox.Timedout")
            let log = fixture.log
            #expect(log[0].hasPrefix("INIT_REPORT Init Duration: 1"))
            #expect(log[0].hasSuffix(" ms\tPhase: init\tStatus: timeout"))
            #expect(log[1].hasPrefix("START RequestId: "))
            #expect(log.last?.contains("\tDuration: 1000.00 ms\tBilled Duration: 1000 ms\t") == true)
            #expect(log.last?.hasSuffix("\tStatus: timeout") == true)
        }
    }

    @Test(
        "a function without a bootstrap that can be run fails with Runtime.InvalidEntrypoint",
        arguments: [
            (nil, "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]"),
            ("plain", "fork/exec /var/task/bootstrap: permission denied"),
            ("garbage", "fork/exec /var/task/bootstrap: exec format error"),
        ] as [(String?, String)])
    func invalidEntrypoint(kind: String?, reason: String) async throws {
        try await TemporaryDirectory.with { folder in
            try folder.write("code/handler.py", "")
            if kind == "plain" { try folder.write("code/bootstrap", "#!/bin/sh\n") }
            if kind == "garbage" { try PoolFixture.writeBootstrap("\u{1}\u{2}\u{3}\u{4}", in: folder, "code") }
            let function = FunctionConfiguration(
                id: FunctionID(stack: "Shop", logicalID: "Work"), name: "w", handler: "h", runtime: "provided.al2023",
                codePath: folder.file("code"))
            try await PoolFixture.run([function], in: folder) { fixture in
                let result = try await fixture.invoke()
                #expect(
                    result.error == [
                        "errorType": "Runtime.InvalidEntrypoint",
                        "errorMessage": "RequestId: \(result.requestID) Error: \(reason)",
                    ])
            }
        }
    }
}
