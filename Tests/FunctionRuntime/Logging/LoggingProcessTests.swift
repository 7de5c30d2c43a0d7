import FoundationEssentials
import TestSupport
import Testing

/// The log of a function's process, with the handler that `main.swift` bootstraps.
@Suite("A function's log", .timeLimit(.minutes(2)))
struct LoggingProcessTests {
    /// A record in JSON, which has no other members.
    private struct Record: Decodable, Equatable {
        let timestamp: String
        let level: String
        let message: String
        let logger: String
        var errorType: String?
        var errorMessage: String?
        var metadata: Metadata?

        struct Metadata: Decodable, Equatable {
            var place: [Place]?
        }

        enum Place: Decodable, Hashable {
            case task(String)
            case number(Int)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let number = try? container.decode(Int.self) {
                    self = .number(number)
                } else {
                    self = .task(try container.decode(String.self))
                }
            }
        }
    }

    @Test("In JSON, every line is a record, the runtime's own included")
    func json() async throws {
        let lines = try await run(#"{"message":"a\nb"}"#, ["AWS_LAMBDA_LOG_FORMAT": "JSON"])
        let records = try lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
        #expect(records.map(\.level) == Array(repeating: "INFO", count: 8) + ["ERROR", "ERROR"])
        #expect(records.prefix(8).allSatisfy { $0.message == "a\nb" && $0.logger == "fixture" })
        let failure = try #require(records.dropFirst(8).first)
        #expect(failure.errorType == "FixtureError")
        #expect(failure.errorMessage == "refused")
        #expect(records.last?.logger == "runtime")
        #expect(records.last?.message == "the environment ends")
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        for record in records {
            #expect(abs(try style.parse(record.timestamp).timeIntervalSinceNow) < 120)
        }
    }

    @Test("Text is the default, in columns")
    func text() async throws {
        let lines = try await run(#"{"message":"a\nb"}"#, [:])
        let columns = lines.map { $0.split(separator: "\t") }
        #expect(columns.count == 10)
        #expect(columns.allSatisfy { $0.count == 5 })
        #expect(columns.first?[2...3] == ["INFO", "a\rb"])
        #expect(lines.filter { $0.contains("logger=fixture errorType=FixtureError errorMessage=refused ") }.count == 1)
    }

    @Test(
        "The level holds for the function and for the runtime", arguments: [("debug", 11), ("WARN", 2), ("FATAL", 0)])
    func levels(_ level: String, _ count: Int) async throws {
        #expect(try await run(#"{"message":"a"}"#, ["AWS_LAMBDA_LOG_LEVEL": level]).count == count)
    }

    @Test("A level that means nothing is said once")
    func unknownLevel() async throws {
        let lines = try await run(#"{"message":"a"}"#, ["AWS_LAMBDA_LOG_LEVEL": "LOUD"])
        #expect(lines.count == 11)
        #expect(lines.filter { $0.contains("LOUD") }.count == 1)
        #expect(lines.first?.hasSuffix("\tlogger=runtime AWS_LAMBDA_LOG_LEVEL=LOUD") == true)
    }

    @Test("Each record is one write", arguments: ["Text", "JSON"])
    func oneWrite(_ format: String) async throws {
        let writes = try await FakeRuntimeAPI.with([FakeRuntimeAPI.Step(event: #"{"message":"a\nb"}"#)]) { peer in
            try await ChildProcess.writesToStandardError(
                Self.fixture, environment: Self.environment(peer.port, ["AWS_LAMBDA_LOG_FORMAT": format]))
        }
        #expect(writes.count == 10)
        #expect(writes.allSatisfy { $0.firstIndex(of: UInt8(ascii: "\n")) == $0.count - 1 })
    }

    @Test("Records of a megabyte from eight tasks come whole")
    func longRecords() async throws {
        let lines = try await run(
            #"{"message":"0123456789","count":100000,"recordCount":3}"#, ["AWS_LAMBDA_LOG_FORMAT": "JSON"])
        let records = try lines.map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
        #expect(records.count { $0.message == String(repeating: "0123456789", count: 100_000) } == 24)
        #expect(Set(records.compactMap { $0.metadata?.place }).count == 24)
        #expect(records.count == 26)
    }

    private static let fixture = PackageRoot.file(".build/debug/runtime-fixture")

    private static func environment(_ port: Int, _ variables: [String: String]) -> [String: String?] {
        var environment: [String: String?] = [
            "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(port)", "_HANDLER": "Log", "AWS_LAMBDA_LOG_FORMAT": nil,
            "AWS_LAMBDA_LOG_LEVEL": nil,
        ]
        for (name, value) in variables { environment[name] = value }
        return environment
    }

    /// The lines of one invocation's standard error.
    private func run(_ event: String, _ variables: [String: String]) async throws -> [Substring] {
        try await FakeRuntimeAPI.with([FakeRuntimeAPI.Step(event: event)]) { peer in
            let finished = try await ChildProcess.finish(
                "/bin/sh", ["-c", #"exec "$0" 2>&1 >/dev/null"#, Self.fixture],
                environment: Self.environment(peer.port, variables))
            return finished.output.split(separator: "\n")
        }
    }
}
