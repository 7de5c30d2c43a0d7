import FoundationEssentials
import Logging
import Testing

@testable import FunctionRuntime

@Suite("The swift-log handler", .timeLimit(.minutes(1)))
struct LambdaLogHandlerTests {
    private enum Failure: Error { case refused(reason: String) }

    private static let context = LambdaContext(
        requestID: "request-1", deadlineMilliseconds: 0, invokedFunctionARN: "",
        traceID: "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1", tenantID: "blue",
        now: { 0 })

    private let pipe = LogPipe()

    private func logger(
        _ configuration: LambdaLogConfiguration = LambdaLogConfiguration(),
        metadataProvider: Logger.MetadataProvider? = nil
    ) -> Logger {
        let stream = pipe.stream
        return Logger(label: "orders") { label in
            LambdaLogHandler(
                label: label, configuration: configuration, metadataProvider: metadataProvider, stream: stream,
                now: { LogTimestamp(millisecondsSince1970: 1_795_262_400_042) })
        }
    }

    @Test("A record has the ids of the current invocation")
    func ids() async throws {
        let logger = logger(LambdaLogConfiguration(format: .json))
        let lines = try await pipe.lines {
            LambdaContext.$current.withValue(Self.context) { logger.info("inside") }
            logger.info("outside")
        }
        let start = #"{"timestamp":"2026-11-21T12:00:00.042Z","level":"INFO","message":"#
        #expect(
            lines == [
                start + #""inside","logger":"orders","requestId":"request-1","#
                    + #""traceId":"1-5759e988-bd862e3fe1be46a994272793","tenantId":"blue"}"#,
                start + #""outside","logger":"orders"}"#,
            ])
    }

    @Test("Child tasks log for the same invocation, detached ones for none")
    func tasks() async throws {
        let logger = logger()
        let lines = try await pipe.lines {
            await LambdaContext.$current.withValue(Self.context) {
                await withTaskGroup(of: Void.self) { group in group.addTask { logger.info("child") } }
                await Task { logger.info("unstructured") }.value
                await Task.detached { logger.info("detached") }.value
            }
        }
        #expect(
            lines.map { $0.split(separator: "\t")[1...3].joined(separator: " ") } == [
                "request-1 INFO child", "request-1 INFO unstructured", "- INFO detached",
            ])
    }

    @Test("What is below the configured level is not written", arguments: Logger.Level.allCases)
    func levels(_ level: Logger.Level) async throws {
        let logger = logger(LambdaLogConfiguration(level: level))
        let lines = try await pipe.lines {
            for each in Logger.Level.allCases { logger.log(level: each, "\(each)") }
        }
        #expect(
            lines.map { $0.split(separator: "\t")[3] }
                == Logger.Level.allCases.filter { $0 >= level }.map { "\($0)" })
    }

    @Test("Level and metadata are a logger's own")
    func values() async throws {
        let first = logger()
        var second = first
        second.logLevel = .debug
        second[metadataKey: "second"] = "yes"
        let lines = try await pipe.lines {
            first.debug("hidden")
            first.info("one")
            second.debug("two")
        }
        #expect(
            lines.map { $0.split(separator: "\t").suffix(3).joined(separator: " ") } == [
                "INFO one logger=orders", "DEBUG two logger=orders second=yes",
            ])
        #expect(second[metadataKey: "second"] == "yes")
        #expect(second.handler.metadata == ["second": "yes"])
    }

    @Test("The statement's metadata goes before the provider's, and that before the logger's")
    func precedence() async throws {
        var logger = logger(metadataProvider: Logger.MetadataProvider { ["b": "provider", "c": "provider"] })
        for key in ["a", "b", "c"] { logger[metadataKey: key] = "logger" }
        let lines = try await pipe.lines { [logger] in
            logger.info("m", metadata: ["c": "statement", "d": ["nested": "yes"]])
        }
        #expect(lines.count == 1)
        #expect(lines.first?.hasSuffix(#"logger=orders a=logger b=provider c=statement d={"nested":"yes"}"#) == true)
    }

    @Test("An error comes with its type, its text and its place")
    func errors() async throws {
        let logger = logger(LambdaLogConfiguration(format: .json))
        let line = #line + 2
        let lines = try await pipe.lines {
            logger.warning("failed", error: Failure.refused(reason: "a \"b\""))
            logger.error("alone")
            logger.warning("no error")
        }
        let place = #""location":"FunctionRuntimeTests/LambdaLogHandlerTests.swift:errors():"#
        #expect(
            lines.map { $0.split(separator: #""logger":"orders""#).last ?? "" } == [
                #","errorType":"Failure","errorMessage":"refused(reason: \"a \\\"b\\\"\")",\#(place)\#(line)"}"#,
                ",\(place)\(line + 1)\"}", "}",
            ])
    }

    @Test("A message of a megabyte is one line")
    func longMessage() async throws {
        let logger = logger(LambdaLogConfiguration(format: .json))
        let message = String(repeating: "0123456789\n", count: 100_000)
        let lines = try await pipe.lines { logger.info("\(message)") }
        struct Record: Decodable { let message: String }
        #expect(lines.count == 1)
        #expect(try JSONDecoder().decode(Record.self, from: Data((lines.first ?? "").utf8)).message == message)
    }

    @Test("Eight tasks log at once, each for its own invocation")
    func concurrency() async throws {
        let logger = logger()
        let lines = try await pipe.lines {
            await withTaskGroup(of: Void.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        let context = LambdaContext(
                            requestID: "request-\(task)", deadlineMilliseconds: 0, invokedFunctionARN: "", now: { 0 })
                        LambdaContext.$current.withValue(context) {
                            for number in 0..<500 { logger.info("\(task) \(number)", metadata: ["task": "\(task)"]) }
                        }
                    }
                }
            }
        }
        var expected: Set<String> = []
        for task in 0..<8 {
            for number in 0..<500 {
                expected.insert(
                    "2026-11-21T12:00:00.042Z\trequest-\(task)\tINFO\t\(task) \(number)\tlogger=orders task=\(task)")
            }
        }
        #expect(lines.count == expected.count)
        #expect(Set(lines) == expected)
    }
}
