import FoundationEssentials
import TestSupport
import Testing

@testable import Functions

@Suite("Shutting down")
struct ShutdownTests {
    @Test("kills a process that ignores SIGTERM, with what it started")
    func ignoresTermination() async throws {
        let bootstrap = PythonBootstrap(
            initially: """
                signal.signal(signal.SIGTERM, signal.SIG_IGN)
                child = subprocess.Popen(["sh", "-c", "trap '' TERM; sleep 300"])
                """, handle: "return json.dumps([os.getpid(), child.pid]).encode()")
        let processes = Processes()
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            let result = try await fixture.invoke()
            await processes.set(try JSONDecoder().decode([Int].self, from: Data(result.payload)))
        }
        let all = await processes.all
        #expect(all.count == 2)
        for process in all { try await eventually { !PoolFixture.isAlive(process) } }
    }

    @Test("lets the invocation in hand finish and refuses new ones")
    func finishesWork() async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                while not os.path.exists(json.loads(event)["until"]):
                    time.sleep(0.005)
                return b"1"
                """)
        let ended = Ended()
        try await TemporaryDirectory.with { outer in
            let event = "{\"until\":\"\(outer.file("go"))\"}"
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                try await PoolFixture.with(bootstrap: bootstrap.text, settings: { $0.shutdownMax = .seconds(20) }) {
                    fixture in
                    tasks.addTask { await ended.set(try await fixture.invoke(event)) }
                    try await eventually { fixture.log.contains { $0.hasPrefix("START") } }
                    tasks.addTask {
                        // It begins when this body has returned.
                        try await eventually { await fixture.pool.isShuttingDown }
                        let error = await #expect(throws: InvocationError.self) { try await fixture.invoke() }
                        #expect(error?.code == .shuttingDown)
                        try outer.write("go", "")
                    }
                }
                try await tasks.waitForAll()
            }
        }
        #expect(await ended.result?.text == "1")
    }

    @Test("fails an invocation that does not end within the bound")
    func abandons() async throws {
        let bootstrap = PythonBootstrap(handle: "time.sleep(300)")
        let failure = Failure()
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            try await PoolFixture.with(
                bootstrap: bootstrap.text, timeoutSeconds: 200, settings: { $0.shutdownMax = .milliseconds(100) }
            ) { fixture in
                tasks.addTask {
                    do { _ = try await fixture.invoke() } catch { await failure.set(error as? InvocationError) }
                }
                try await eventually { fixture.log.contains { $0.hasPrefix("START") } }
            }
            try await tasks.waitForAll()
        }
        #expect(await failure.error?.code == .shuttingDown)
    }

    actor Processes {
        var all: [Int] = []
        func set(_ all: [Int]) { self.all = all }
    }

    actor Ended {
        var result: InvocationResult?
        func set(_ result: InvocationResult) { self.result = result }
    }

    actor Failure {
        var error: InvocationError?
        func set(_ error: InvocationError?) { self.error = error }
    }
}
