import FoundationEssentials
import TestSupport
import Testing

/// What the real process promises by an answer, over all services that store.
@Suite("Answers and the disk")
struct DurabilityTests {
    private static let template = PackageRoot.file("Tests/Fixtures/applications/durability/template.yaml")
    private static let packages = ["boto3==1.43.11", "awscli==1.45.11"]

    private static func finish(_ script: String, _ arguments: [String]) async throws -> FinishedProcess {
        let python = try await PythonEnvironment.prepare("clients", packages: packages)
        return try await ChildProcess.finish(
            python.python, [PackageRoot.file("Tests/Fixtures/clients/\(script)")] + arguments, within: .seconds(120))
    }

    /// Each call of `durability.py`, and the store that must have it before it is answered.
    private static let stores = [
        "CreateQueue": "queues", "CreateFifoQueue": "queues", "SendMessage": "queues", "SendFifoMessage": "queues",
        "Publish": "topics", "PutEvents": "events", "CreateSchedule": "schedules", "InvokeEvent": "invocations",
        "CreateEventSourceMapping": "mappings", "PutItem": "tables", "CreateSecret": "secrets",
        "PutSecretValue": "secrets", "PutParameter": "parameters", "CreateKey": "keys", "PutObjectSmall": "objects",
        "PutObjectLarge": "objects", "PutMetricData": "monitoring", "AdvanceClock": "clock",
    ]

    @Test("What a service accepts is synced to its file before the answer is written", .timeLimit(.minutes(3)))
    func syncBeforeAnswer() async throws {
        try await TemporaryDirectory.with { directory in
            let calls = try await SystemCalls.during(template: Self.template, in: directory) { emulator in
                let sent = try await Self.finish("durability.py", [emulator.servicesURL])
                try #require(sent.succeeded, "\(sent.output)\n--- emulator\n\(emulator.process.output)")
            }
            let files = try FileManager.default.contentsOfDirectory(atPath: directory.file("data"))
            let made = Set(
                files.filter { $0.hasSuffix(".sqlite") }.map { $0.dropLast(".sqlite".count) }.map(String.init))
            #expect(made == Set(Self.stores.values), "a store whose syncs nobody looks at")
            try Self.checkFolders(calls, in: directory)
            for (step, store) in Self.stores {
                let request = try #require(calls.request(step), "\(step) was never read")
                let answer = try #require(calls.answer(to: request), "\(step) was never answered")
                #expect(
                    calls.isSynced(store, between: request, and: answer),
                    "\(step) is answered before a sync of \(store)")
            }
            try Self.checkLargeObject(calls)
        }
    }

    /// A new folder is there after a power cut: the entries above it and the one for objects in it are synced.
    private static func checkFolders(_ calls: SystemCalls, in directory: TemporaryDirectory) throws {
        let first = try #require(calls.request("CreateQueue"))
        let name = URL(filePath: directory.path).lastPathComponent
        let synced = Set(calls.all.filter { $0.isSync && $0.ended < first.began }.map { String($0.file) })
        for folder in [name, "\(name)/data", "\(name)/data/objects"] {
            #expect(synced.contains { $0.hasSuffix("/\(folder)") }, "\(folder) is not synced")
        }
    }

    /// The bytes, then their file's name, then the folder, and only then the metadata.
    private static func checkLargeObject(_ calls: SystemCalls) throws {
        let request = try #require(calls.request("PutObjectLarge"))
        let during = calls.between(request, try #require(calls.answer(to: request)))
        let written = try #require(during.first { $0.name == "write" && $0.file.contains("/objects/incoming/") })
        let bytes = try #require(
            during.first { $0.isSync && $0.file == written.file && $0.began > written.ended },
            "the bytes are not synced")
        #expect(
            !during.contains { $0.name == "write" && $0.file == written.file && $0.began > bytes.began },
            "bytes were written after the sync")
        let move = try #require(
            during.first { $0.name.hasPrefix("rename") && $0.began > bytes.ended }, "the file is moved too early")
        #expect(move.text.contains("/objects/incoming/") && move.result == 0)
        let folder = try #require(
            during.first {
                $0.isSync && $0.file.contains("/data/objects/") && !$0.file.contains("/incoming")
                    && $0.began > move.ended
            }, "the folder is not synced")
        let metadata = try #require(during.first { $0.file.hasSuffix("/objects.sqlite-wal") })
        #expect(metadata.began > folder.ended, "the metadata were written before the bytes were safe")
    }

    @Test(
        "Whatever was acknowledged before a kill arrives after it, from every service; what was in flight comes back",
        .timeLimit(.minutes(4)), arguments: [UInt64.random(in: 0...(.max))])
    func kills(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        // So many more are acknowledged before each kill.
        let loads = (0..<3).map { _ in Int.random(in: 30...150, using: &random) }
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        let port = try await FreePort.find()
        try await TemporaryDirectory.with { directory in
            let stop = directory.file("stop")
            func withEmulator(_ body: (EmulatorProcess) async throws -> Void) async throws {
                try await EmulatorProcess.with(
                    program: PackageRoot.file(".build/debug/moneta"), template: Self.template,
                    dataDirectory: directory.file("data"), arguments: ["--services-port", "\(port)"], body)
            }
            let script = PackageRoot.file("Tests/Fixtures/clients/acknowledged.py")
            try await ChildProcess.with(python.python, [script, "http://127.0.0.1:\(port)", stop]) { client in
                for load in loads {
                    try await withEmulator { emulator in
                        try await Self.acknowledged(load, more: client)
                        emulator.process.kill()
                    }
                }
                try await withEmulator { emulator in
                    try await Self.acknowledged(30, more: client)
                    try Data().write(to: URL(filePath: stop))
                    do { try await client.waitForOutput(containing: "passed", within: .seconds(100)) } catch {
                        Issue.record("\(error)\n--- emulator\n\(emulator.process.output.suffix(4_000))")
                    }
                }
            }
        }
    }

    /// Waits until the client has been answered so many times more.
    private static func acknowledged(_ load: Int, more client: ChildProcess) async throws {
        func count() -> Int {
            client.output.split(separator: "\n").last?.split(separator: " ").last.flatMap { Int($0) } ?? 0
        }
        let before = count()
        try await eventually(within: .seconds(60), "\(load) more answers") {
            guard client.isRunning else { throw TestSupportError(.processFailed, client.output) }
            return count() >= before + load
        }
    }
}
